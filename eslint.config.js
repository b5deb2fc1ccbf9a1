import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Which top folders each layer may import from; anything else under src/ is refused. */
const layers = {
  core: [],
  contract: ['core'],
  preload: ['core', 'contract'],
  main: ['core', 'contract'],
  renderer: ['core', 'contract'],
  cli: ['core', 'contract', 'main/services', 'main/storage'],
};
const all = ['core', 'contract', 'preload', 'main', 'renderer', 'cli'];
const runtimeModules = [
  'electron',
  'node:*',
  'fs',
  'path',
  'react',
  'react-dom',
  'react-dom/*',
  'lexical',
  '@lexical/*',
];

/** `no-restricted-imports` patterns that keep dependencies pointing one way (docs/architecture.md). */
function boundary(layer) {
  const allowed = layers[layer];
  const refused = all.filter((other) => other !== layer && !allowed.includes(other));
  const patterns = refused.map((other) => {
    const parts = allowed.filter((entry) => entry.startsWith(`${other}/`));
    const regex =
      parts.length === 0
        ? `^(\\.\\./)+${other}(/|$)`
        : `^(\\.\\./)+${other}/(?!(${parts.map((part) => part.slice(other.length + 1)).join('|')})(/|$))`;
    return { regex, message: `${layer} must not import ${other}: see docs/architecture.md, "Layers".` };
  });
  if (layer === 'core' || layer === 'contract') {
    patterns.push({
      group: runtimeModules,
      message: `${layer} is pure TypeScript: no Electron, Node, React, Lexical or DOM.`,
    });
  }
  if (layer === 'renderer')
    patterns.push({ group: ['electron', 'node:*'], message: 'The renderer is sandboxed.' });
  if (layer === 'cli')
    patterns.push({ group: ['electron'], message: 'The command line runs without a window.' });
  return {
    files: [`src/${layer}/**/*.{ts,tsx}`],
    ignores: ['**/*.test.ts', '**/*.test.tsx', '**/testing/**'],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

export default tseslint.config(
  { ignores: ['out/', '.cache/', 'test-results/', '**/fixtures/**/*.js', 'playwright-report/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.core.json',
          './tsconfig.contract.json',
          './tsconfig.main.json',
          './tsconfig.preload.json',
          './tsconfig.renderer.json',
          './tsconfig.cli.json',
          './tsconfig.tests.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export names, so that one thing has one name.' },
      ],
    },
  },
  ...Object.keys(layers).map(boundary),
  {
    // Types of some libraries bring Node's globals along; the compiler alone would let them through.
    files: ['src/core/**/*.ts', 'src/contract/**/*.ts'],
    ignores: ['**/*.test.ts', '**/testing/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'process',
          'Buffer',
          'require',
          'global',
          'window',
          'document',
          'setTimeout',
          'setInterval',
          'fetch',
          'console',
        ],
      ],
    },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Blocked by the content security policy: build nodes instead.' },
        { property: 'dangerouslySetInnerHTML', message: 'Blocked by the content security policy.' },
      ],
    },
  },
  {
    files: ['*.config.{ts,js,mjs,d.mts}', 'scripts/**/*.mjs', 'e2e/**/*.mjs', 'bench/**/*.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      ...tseslint.configs.disableTypeChecked.languageOptions,
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        AbortSignal: 'readonly',
      },
    },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', 'e2e/**/*.ts', 'bench/**/*.ts', '**/testing/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
);

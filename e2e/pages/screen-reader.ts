import { expect, type Page } from '@playwright/test';

interface TreeNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
  readonly description?: { readonly value?: unknown };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
  readonly childIds?: readonly string[];
}

/** Roles of leaves that only carry text: they are read, not named. */
const textRoles = new Set(['StaticText', 'InlineTextBox', 'LineBreak']);
const states = ['selected', 'checked', 'pressed', 'expanded', 'disabled', 'modal'] as const;

/** A user who hears the window: its accessibility tree as the browser hands it on, and what live regions say. */
export class ScreenReader {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /**
   * Begins to listen. Counted is only what readers are sure to say: what changes in a live region that was there before, and an
   * alert that appears. A status that comes with its words in it is passed over by some, so it is here.
   */
  static async listening(page: Page): Promise<ScreenReader> {
    await page.evaluate(() => {
      const heard: string[] = [];
      (globalThis as { stetHeard?: string[] }).stetHeard = heard;
      const known = new WeakSet<Element>();
      const regions = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]';
      for (const region of document.querySelectorAll(regions)) known.add(region);
      const say = (words: string | null): void => {
        const plain = (words ?? '').replace(/\s+/gu, ' ').trim();
        if (plain !== '') heard.push(plain);
      };
      new MutationObserver((mutations) => {
        const changed = new Set<Element>();
        for (const { target, addedNodes } of mutations) {
          const place = target instanceof Element ? target : target.parentElement;
          const region = place?.closest(regions);
          if (region !== null && region !== undefined && known.has(region)) changed.add(region);
          for (const node of addedNodes) {
            if (!(node instanceof Element)) continue;
            const inside = [...node.querySelectorAll(regions)];
            for (const fresh of node.matches(regions) ? [node, ...inside] : inside) {
              known.add(fresh);
              if (fresh.getAttribute('role') === 'alert') changed.add(fresh);
            }
          }
        }
        for (const region of changed) say(region.textContent);
      }).observe(document.body, { childList: true, characterData: true, subtree: true });
    });
    return new ScreenReader(page);
  }

  /** Waits until something has been said since the last call, and forgets all that was said up to it. */
  async hears(words: string | RegExp): Promise<void> {
    const said = async (): Promise<number> => {
      const heard = await this.heard();
      return heard.findIndex((line) => (typeof words === 'string' ? line.includes(words) : words.test(line)));
    };
    await expect.poll(said, { message: `heard: ${String(words)}` }).toBeGreaterThanOrEqual(0);
    await this.#page.evaluate(
      (count) => (globalThis as { stetHeard?: string[] }).stetHeard?.splice(0, count),
      (await said()) + 1,
    );
  }

  /** All that was said and not yet asked for. */
  heard(): Promise<readonly string[]> {
    return this.#page.evaluate(() => (globalThis as { stetHeard?: readonly string[] }).stetHeard ?? []);
  }

  /** Waits until a line stands among those that are read of a part of the window. */
  async reads(role: string, name: string | RegExp, line: string | RegExp): Promise<void> {
    const wanted = typeof line === 'string' ? expect.stringContaining(line) : expect.stringMatching(line);
    await expect
      .poll(() => this.read(role, name), { message: `${role} ${String(name)} says ${String(line)}` })
      .toEqual(expect.arrayContaining([wanted]));
  }

  /**
   * What is read of the first thing of a role and name, a line for each thing in it: `option “…”, selected` or
   * `mark “48,312 passengers”, claim, stale, 1 citation`. Things without a name are called by the text in them.
   */
  async read(role: string, name: string | RegExp): Promise<readonly string[]> {
    const nodes = await this.#tree();
    const named = (node: TreeNode): boolean =>
      typeof name === 'string' ? text(node.name) === name : name.test(text(node.name));
    const root = [...nodes.values()].find((node) => !node.ignored && text(node.role) === role && named(node));
    if (root === undefined) return [];
    const lines: string[] = [];
    const visit = (node: TreeNode): void => {
      if (!node.ignored && !['generic', 'none', ''].includes(text(node.role)))
        lines.push(lineOf(node, nodes));
      for (const child of childrenOf(node, nodes)) if (!textRoles.has(text(child.role))) visit(child);
    };
    visit(root);
    return lines;
  }

  async #tree(): Promise<ReadonlyMap<string, TreeNode>> {
    const session = await this.#page.context().newCDPSession(this.#page);
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: readonly TreeNode[] };
    await session.detach();
    return new Map(nodes.map((node) => [node.nodeId, node]));
  }
}

function text(value: { readonly value?: unknown } | undefined): string {
  return typeof value?.value === 'string' ? value.value : '';
}

function childrenOf(node: TreeNode, nodes: ReadonlyMap<string, TreeNode>): readonly TreeNode[] {
  return (node.childIds ?? []).flatMap((id) => nodes.get(id) ?? []);
}

function textIn(node: TreeNode, nodes: ReadonlyMap<string, TreeNode>): string {
  if (text(node.role) === 'StaticText') return text(node.name);
  return childrenOf(node, nodes)
    .map((child) => textIn(child, nodes))
    .join('');
}

function lineOf(node: TreeNode, nodes: ReadonlyMap<string, TreeNode>): string {
  const properties = new Map(node.properties?.map(({ name, value }) => [name, value.value]));
  const name = (text(node.name) || textIn(node, nodes)).replace(/\s+/gu, ' ').trim();
  const shown = states.filter((state) => [true, 'true'].includes(properties.get(state) as string));
  return [`${text(node.role)} “${name}”`, text(node.description), ...shown]
    .filter((part) => part !== '')
    .join(', ');
}

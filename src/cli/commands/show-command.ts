import { articleText } from '../../core/article/article-text.ts';
import { canonicalJson } from '../../core/canonical-json.ts';
import { operand, type CliCommand } from '../outcome.ts';
import { withProject } from '../projects.ts';

/** `stet show`: the record. */
export const showCommand: CliCommand = (given, context) =>
  withProject(operand(given, 0), 'read', context, ({ project }) => {
    const record: unknown = JSON.parse(canonicalJson(project));
    return Promise.resolve({ json: record, text: JSON.stringify(record, null, 2) });
  });

/** `stet text`: the article's plain text. */
export const textCommand: CliCommand = (given, context) =>
  withProject(operand(given, 0), 'read', context, ({ project }) => {
    const text = articleText(project.article);
    return Promise.resolve({ json: text, text });
  });

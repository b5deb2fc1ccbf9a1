import { textBlocksIn, type Block } from '../article/block-tree.ts';
import { textsIn, unstorableCharacter } from '../article/storable-text.ts';
import { contradicts, type MediaStatement } from '../claims/media-statement.ts';
import { isTimeZone } from '../corrections/embargo.ts';
import { appError } from '../app-error.ts';
import { err, ok, type Result } from '../result.ts';
import { safeHref } from '../url-policy.ts';
import type { Command } from './commands.ts';

/**
 * What a new command may bring into the article: text without characters that nobody sees
 * (`article/storable-text.ts`), and links with an address that the policy allows (`core/url-policy.ts`). A look at the
 * command and at nothing else. Commands that stand in a log are not asked again: they were accepted once, and a log
 * must replay for ever.
 * Errors: `invalid-article` (a character), `bad-url` (an address).
 */
export function checkContent(command: Command): Result<void> {
  switch (command.kind) {
    case 'article.edit':
      return checkBlocks(command.put.map(({ block }) => block));
    case 'project.create':
      return checkBlocks([...command.blocks, ...command.furniture.map(({ block }) => block)]);
    case 'change.propose':
      return checkText(command.replacement, 'The proposed words hold', {});
    case 'correction.add':
      return checkText(command.note, 'The note holds', {});
    case 'claim.verdict':
      return checkMedia(command.media ?? null);
    case 'privilege.mark':
      return command.privilegeKind === 'communication' || /[\p{L}\p{N}]/u.test(command.ground)
        ? ok(undefined)
        : err(
            appError(
              'invalid-command',
              'A privileged statement needs its ground in words: of which hearing, debate or paper it is a report. Nothing was changed.',
            ),
          );
    case 'embargo.set':
      return command.embargo === null || isTimeZone(command.embargo.timeZone)
        ? ok(undefined)
        : err(
            appError(
              'invalid-command',
              `There is no time zone called “${command.embargo.timeZone}”. Nothing was changed. Use a name such as Europe/Vienna or UTC.`,
            ),
          );
    default:
      return ok(undefined);
  }
}

function checkMedia(media: MediaStatement | null): Result<void> {
  if (media === null) return ok(undefined);
  if (contradicts(media.categories)) {
    return err(
      appError(
        'invalid-command',
        'A picture cannot be original and altered at once. Nothing was changed. Choose one of the two.',
      ),
    );
  }
  if (media.original !== '' && !/^https?:/u.test(safeHref(media.original) ?? '')) {
    return err(
      appError(
        'bad-url',
        'The original’s address is no web page (http or https). Nothing was changed. Correct it, or leave it empty.',
      ),
    );
  }
  return ok(undefined);
}

function checkBlocks(blocks: readonly Block[]): Result<void> {
  for (const block of blocks) {
    for (const { id, text } of textsIn(block)) {
      const checked = checkText(text, `The text of block ${id} holds`, { blockId: id });
      if (!checked.ok) return checked;
    }
    for (const leaf of textBlocksIn(block)) {
      const link = leaf.marks.find((mark) => mark.kind === 'link' && safeHref(mark.href) === null);
      if (link === undefined) continue;
      return err(
        appError(
          'bad-url',
          `A link in block ${leaf.id} (from ${link.start} to ${link.end}) has an address that is not allowed: links are http, https or mailto, whole and without a password. Nothing was changed.`,
          { blockId: leaf.id, start: link.start, end: link.end },
        ),
      );
    }
  }
  return ok(undefined);
}

function checkText(text: string, whose: string, details: Readonly<Record<string, string>>): Result<void> {
  const found = unstorableCharacter(text);
  if (found === null) return ok(undefined);
  const { code, at } = found;
  return err(
    appError(
      'invalid-article',
      `${whose} a character that no reader sees and no document can carry: ${code}, at ${at}. Nothing was changed. Leave it out and try again.`,
      { ...details, character: code, at },
    ),
  );
}

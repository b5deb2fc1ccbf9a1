import { expect, type Locator, type Page } from '@playwright/test';
import type { AppUnderTest } from '../fixtures/app-under-test.ts';
import { EvidencePage } from './evidence-page.ts';
import { twoFrames } from './text-selection.ts';

/** What every viewer shows around the document. */
abstract class Viewer {
  readonly evidence: EvidencePage;
  protected readonly page: Page;

  constructor(app: AppUnderTest) {
    this.evidence = new EvidencePage(app);
    this.page = app.page;
  }

  get pane(): Locator {
    return this.evidence.pane;
  }

  get chosen(): Locator {
    return this.pane.getByRole('group', { name: 'Excerpt' }).getByRole('paragraph');
  }

  get useButton(): Locator {
    return this.pane.getByRole('button', { name: /^Use /u });
  }

  async find(words: string): Promise<void> {
    await this.page.keyboard.press('Control+f');
    await this.pane.getByRole('searchbox', { name: 'Find in the evidence' }).fill(words);
  }

  async isFound(count: string): Promise<void> {
    await expect(this.pane.getByRole('search').getByRole('status')).toHaveText(count);
  }

  /** Enter on the document. */
  async useByKey(): Promise<void> {
    await this.page.keyboard.press('Enter');
    await expect(this.pane.getByRole('button', { name: 'Clear the excerpt' })).toBeVisible();
  }
}

export class PdfViewerPage extends Viewer {
  get number(): Locator {
    return this.pane.getByRole('textbox', { name: 'Page' });
  }

  pageShown(number: number): Locator {
    return this.pane.locator(`[data-page="${number}"]`);
  }

  /** Waits until the words of a page can be selected. */
  async isReadable(number: number): Promise<void> {
    await expect(this.pageShown(number).locator('[data-start]').first()).toBeVisible();
    await expect(this.pageShown(number).locator('canvas')).toBeVisible();
  }

  async goTo(number: number): Promise<void> {
    await this.number.fill(String(number));
    await this.number.press('Enter');
    await this.isReadable(number);
  }

  /** Drags from the start of one line of a page to the end of another; both are named by words in them. */
  async drag(page: number, first: string, last: string): Promise<void> {
    const boxOf = async (words: string) => {
      const box = await this.pageShown(page).locator('[data-start]').filter({ hasText: words }).boundingBox();
      if (box === null) throw new Error(`No line holds “${words}”.`);
      return { left: box.x + 1, right: box.x + box.width - 1, middle: box.y + box.height / 2 };
    };
    const from = await boxOf(first);
    const to = await boxOf(last);
    await this.page.mouse.move(from.left, from.middle);
    await this.page.mouse.down();
    await this.page.mouse.move(to.right - 20, to.middle);
    await this.page.mouse.move(to.right, to.middle);
    await this.page.mouse.up();
    await twoFrames(this.page);
  }

  /** The words that a kind of mark is painted on. */
  marked(kind: string): Promise<readonly string[]> {
    return this.page.evaluate(
      (name) =>
        [...(CSS.highlights.get(name) ?? [])].map((range) =>
          (range as Range).toString().replace(/\s+/gu, ' '),
        ),
      `pdf-${kind}`,
    );
  }
}

export class TableViewerPage extends Viewer {
  get grid(): Locator {
    return this.pane.getByRole('grid', { name: /^Evidence: / });
  }

  cell(words: string): Locator {
    return this.grid.getByRole('gridcell', { name: words, exact: true });
  }
}

export class ImageViewerPage extends Viewer {
  get sheet(): Locator {
    return this.pane.getByRole('application', { name: /^Evidence: / });
  }

  get picture(): Locator {
    return this.sheet.getByRole('img');
  }

  /** Drags a frame; the corners are fractions of the picture as it is shown. */
  async drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    const box = await this.picture.boundingBox();
    if (box === null) throw new Error('The picture is not shown.');
    const at = ([x, y]: readonly [number, number]) =>
      [box.x + x * box.width, box.y + y * box.height] as const;
    await this.page.mouse.move(...at(from));
    await this.page.mouse.down();
    await this.page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
    await this.page.mouse.move(...at(to));
    await this.page.mouse.up();
  }
}

export class TranscriptPage extends Viewer {
  get player(): Locator {
    return this.pane.getByRole('group', { name: 'Recording' });
  }

  cue(words: string): Locator {
    return this.pane.locator('.cue', { hasText: words });
  }

  get time(): Locator {
    return this.player.getByRole('status', { name: 'Time' });
  }
}

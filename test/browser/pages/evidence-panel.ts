import type { Locator, Page } from 'playwright-core';

/** Photographs and files of one indicator, in an open row of a form. */
export class EvidencePanel {
  readonly panel: Locator;

  constructor(page: Page, indicator: string) {
    this.panel = page.getByRole('region', { name: `${indicator}的佐证材料` });
  }

  get pieces(): Locator {
    return this.panel.getByRole('listitem');
  }

  /** Chooses files as the phone's own dialog would hand them over. */
  async choose(...files: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }[]) {
    await this.panel.locator('input[type=file][multiple]').setInputFiles(files);
  }

  /** The same for a file on the disk. */
  async chooseFrom(path: string): Promise<void> {
    await this.panel.locator('input[type=file][multiple]').setInputFiles(path);
  }

  piece(name: string): Locator {
    return this.pieces.filter({ hasText: name });
  }

  /** Width and height of a piece's small picture; zeros while it shows none. */
  async pictureSize(name: string): Promise<readonly [number, number]> {
    const picture = this.piece(name).locator('img');
    return picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight] as const);
  }
}

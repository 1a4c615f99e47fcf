import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ContentStore } from '../report/content-store.ts';

/** Where bytes wait while they are looked at; nothing of it outlives the server. */
export function templateUploadFolder(dataFolder: string): string {
  return join(dataFolder, 'report-template-uploads');
}

/** @returns The templates that are kept, under the names of their own SHA-256; a backup holds them. */
export async function prepareTemplateFolders(dataFolder: string): Promise<ContentStore> {
  const uploads = templateUploadFolder(dataFolder);
  await rm(uploads, { recursive: true, force: true });
  await mkdir(uploads, { recursive: true, mode: 0o700 });
  const files = new ContentStore(join(dataFolder, 'report-templates'));
  await files.prepare();
  return files;
}

/** In the data folder: all files that were published, by their SHA-256, those of withdrawn publications included. */
export const PUBLICATIONS_FOLDER = 'publications';

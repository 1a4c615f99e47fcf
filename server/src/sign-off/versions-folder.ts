/** In the data folder: the files of all versions that were put up, by their SHA-256. Backups hold it. */
export const VERSIONS_FOLDER = 'report-versions';

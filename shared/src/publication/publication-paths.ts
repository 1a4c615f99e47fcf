/** Everything of one publication lies below `/public/reports/SLUG/NUMBER/`, for good. */
export const REPORTS_ROOT = '/public/reports';

/** Describes `report.json`, the same for all reports. */
export const SCHEMA_PATH = `${REPORTS_ROOT}/schema.json`;

export function publicationPath({
  slug,
  number,
}: {
  readonly slug: string;
  readonly number: number;
}): string {
  return `${REPORTS_ROOT}/${slug}/${number}/`;
}

/** What evidence (佐证材料) may be. Photographs are re-encoded as JPEG on the phone; PNG is for other callers. */
export const EvidenceFormat = { JPEG: 'JPEG', PNG: 'PNG', PDF: 'PDF', DOCX: 'DOCX', XLSX: 'XLSX' } as const;

export type EvidenceFormat = keyof typeof EvidenceFormat;

interface FormatFacts {
  readonly mediaType: string;
  /** With its dot. */
  readonly extension: string;
  /** Shown as a picture; others are opened by another program. */
  readonly isPicture: boolean;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

export const EVIDENCE_FORMATS: Readonly<Record<EvidenceFormat, FormatFacts>> = {
  JPEG: { mediaType: 'image/jpeg', extension: '.jpg', isPicture: true },
  PNG: { mediaType: 'image/png', extension: '.png', isPicture: true },
  PDF: { mediaType: 'application/pdf', extension: '.pdf', isPicture: false },
  DOCX: { mediaType: `${OFFICE}.wordprocessingml.document`, extension: '.docx', isPicture: false },
  XLSX: { mediaType: `${OFFICE}.spreadsheetml.sheet`, extension: '.xlsx', isPicture: false },
};

/** The formats that a person may choose as a file, which is not re-encoded. */
export const DOCUMENT_FORMATS: readonly EvidenceFormat[] = ['PDF', 'DOCX', 'XLSX'];

/** The format that a file's name says, or null. What the file really is, is found out by reading it. */
export function formatOfName(fileName: string): EvidenceFormat | null {
  const name = fileName.toLowerCase();
  const formats = Object.values(EvidenceFormat);
  const named = formats.find((format) => name.endsWith(EVIDENCE_FORMATS[format].extension));
  return named ?? (name.endsWith('.jpeg') ? 'JPEG' : null);
}

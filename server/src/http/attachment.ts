/** Controls, halves of letters, and marks that turn the direction of text: `gpj.exe` must not read `exe.jpg`. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

export function printableName(name: string): string {
  return name.replace(UNPRINTABLE, '');
}

/**
 * `Content-Disposition` of a file that is saved under its own name, Chinese letters included (RFC 6266).
 *
 * @param plain For programs that know no other letters than ASCII.
 */
export function attachment(name: string, plain: string): string {
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeName(printableName(name))}`;
}

/** RFC 8187: everything but letters, digits and a few marks as per cent and hexadecimal digits. */
function encodeName(name: string): string {
  const encode = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(name).replace(/['()*!]/g, encode);
}

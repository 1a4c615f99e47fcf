/** What a device is called: by its owner's own name, else by what it is; null when neither is known. */
export function describeDevice(
  device: { readonly label: string; readonly platform: string } | null | undefined,
): string | null {
  return device?.label || device?.platform || null;
}

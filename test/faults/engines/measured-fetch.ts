/** One call of an engine, as its process sees it. */
export interface Call {
  readonly operation: string;
  /** 0: there was no answer. */
  readonly status: number;
  readonly ms: number;
}

export const calls: Call[] = [];

const realFetch = globalThis.fetch;

/** Stands under everything that fetches in this process; import it before the phones. */
globalThis.fetch = async (input, init) => {
  const begun = performance.now();
  const operation =
    /"operationName":"(\w+)"/.exec(typeof init?.body === 'string' ? init.body : '')?.[1] ?? '';
  const note = (status: number) => calls.push({ operation, status, ms: performance.now() - begun });
  try {
    const response = await realFetch(input, init);
    note(response.status);
    return response;
  } catch (error) {
    note(0);
    throw error;
  }
};

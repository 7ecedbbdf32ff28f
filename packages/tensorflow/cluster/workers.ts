/** `host:port`, the host being a name, an IPv4 address or an IPv6 one in brackets. */
const ADDRESS = /^([\w.-]+|\[[\da-fA-F:.]+\]):(\d+)$/;
const LAST_PORT = 65535;

/** The two halves of an address. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/**
 * Splits `host:port`.
 *
 * @param what What the address is called in messages.
 * @throws {RangeError} If it is no such address.
 */
export function parseAddress(address: string, what: string): Address {
  const [, host, port] = ADDRESS.exec(address) ?? [];
  if (host === undefined || Number(port) < 1 || Number(port) > LAST_PORT) {
    throw new RangeError(
      `Cannot join a cluster: ${what} must be "host:port" with a port from 1 ` +
        `to ${LAST_PORT}, got ${JSON.stringify(address)}`,
    );
  }
  return { host, port: Number(port) };
}

/**
 * Checks the addresses of all workers, and which of them this one is.
 *
 * @throws {RangeError} Saying which is wrong.
 */
export function checkWorkers(workers: readonly string[], index: number): void {
  if (workers.length === 0) {
    throw new RangeError(
      "Cannot join a cluster: workers must hold at least one address, got none",
    );
  }
  workers.forEach((address, i) => {
    parseAddress(address, `workers[${i}]`);
    const first = workers.indexOf(address);
    if (first === i) return;
    throw new RangeError(
      `Cannot join a cluster: workers[${i}] must have an address of its own, ` +
        `got ${address}, as workers[${first}]`,
    );
  });
  if (!Number.isInteger(index) || index < 0 || index >= workers.length) {
    throw new RangeError(
      `Cannot join a cluster: index must be a whole number from 0 to ` +
        `${workers.length - 1}, got ${index}`,
    );
  }
}

/** Names workers for a message: `worker 1 (10.0.0.2:4000) and worker 2 (…)`. */
export function nameWorkers(
  workers: readonly string[],
  indices: readonly number[],
): string {
  const names = indices.map((i) => `worker ${i} (${workers[i]})`);
  return new Intl.ListFormat("en").format(names);
}

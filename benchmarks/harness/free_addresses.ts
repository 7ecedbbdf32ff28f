/** Addresses on this machine that nobody uses now. */
export function freeAddresses(count: number): string[] {
  const listeners = Array.from(
    { length: count },
    () => Deno.listen({ hostname: "127.0.0.1", port: 0 }),
  );
  return listeners.map((listener) => {
    listener.close();
    return `127.0.0.1:${listener.addr.port}`;
  });
}

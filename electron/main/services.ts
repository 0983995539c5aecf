/** A part of the desk with a life of its own. */
export interface Service {
  readonly name: string;
  boot(): void | Promise<void>;
  shutdown(): void | Promise<void>;
}

/** Boots the services in the order given; those already up are shut down again where one fails. */
export async function bootAll(services: readonly Service[]): Promise<void> {
  const up: Service[] = [];
  for (const service of services) {
    try {
      await service.boot();
      up.push(service);
    } catch (cause) {
      await shutdownAll(up);
      throw new Error(`${service.name} did not start`, { cause });
    }
  }
}

/** Shuts down in the opposite order. A service that fails does not keep the others from ending; all are named. */
export async function shutdownAll(services: readonly Service[]): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const service of [...services].reverse()) {
    try {
      await service.shutdown();
    } catch (cause) {
      failed.push(`${service.name}: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }
  return failed;
}

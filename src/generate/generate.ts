import type { Gateway, Generate, Stream } from "./gateway.ts";
import type { AnyOptions } from "./prepare-call.ts";
import type { Result } from "./result.ts";

/** Calls that open a gateway for themselves. */
export interface DefaultCalls {
  readonly generate: Generate;
  readonly stream: Stream;
}

/** Functions that open a gateway for each call, and dispose of it afterwards. */
export function defaultCalls(createGateway: () => Gateway): DefaultCalls {
  return {
    async generate(options: AnyOptions): Promise<Result<never>> {
      const gateway = createGateway();
      try {
        return await gateway.generate(options as never);
      } finally {
        await gateway.dispose();
      }
    },
    stream(options: AnyOptions) {
      const gateway = createGateway();
      const stream = gateway.stream(options as never);
      const dispose = () => gateway.dispose();
      void stream.result.then(dispose, dispose);
      return stream as never;
    },
  };
}

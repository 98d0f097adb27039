/** What is used of WebAssembly, which TypeScript only knows in browsers. */
declare namespace WebAssembly {
  class Memory {
    constructor(limits: { initial: number; maximum: number; shared: true });
    readonly buffer: SharedArrayBuffer;
    grow(pages: number): number;
  }
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Global {
    value: number;
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, Memory | ((...numbers: number[]) => number)>>);
    readonly exports: Record<string, Global | Memory | ((...numbers: number[]) => number)>;
  }
}

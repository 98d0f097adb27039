import { Column, type Numbers } from './column.js';
import { compiledKernel } from './compiled-kernel.js';
import { Memory } from './memory.js';

/** What the kernel asks for when it meets a character or a word that its tables do not tell. */
export interface Asked {
  learn(unit: number): number;
  unfold(character: number, at: number): number;
  spell(start: number, end: number, at: number): number;
}

interface Functions {
  match(values: number, item: number): number;
  hashOf(at: number, length: number): number;
  findWord(at: number, length: number, hash: number): number;
  findBeginning(at: number, length: number, hash: number): number;
  gateOf(at: number, length: number): number;
  lengthBit(length: number): number;
  pairHash(first: number, second: number): number;
}

const module = new WebAssembly.Module(Buffer.from(compiledKernel, 'base64'));

/** The part of the index that reads items, compiled from `../kernel`: one instance with a memory of its own. */
export class Kernel {
  readonly memory = new Memory();
  readonly #exports: WebAssembly.Instance['exports'];
  readonly run: Functions;

  constructor(asked: Asked) {
    const tables = {
      learn: (unit: number) => asked.learn(unit),
      unfold: (character: number, at: number) => asked.unfold(character, at),
      spell: (start: number, end: number, at: number) => asked.spell(start, end, at),
    };
    this.#exports = new WebAssembly.Instance(module, { env: { memory: this.memory.shared }, tables }).exports;
    this.run = this.#exports as unknown as Functions;
  }

  /** A table of the kernel, by the name that `../kernel/tables.ts` gives it. */
  column<T extends Numbers>(name: string, kind: Column<T>['kind'], length?: number): Column<T> {
    return new Column(this.memory, kind, (at) => this.set(name, at), length);
  }

  set(name: string, value: number): void {
    (this.#exports[name] as WebAssembly.Global).value = value;
  }
}

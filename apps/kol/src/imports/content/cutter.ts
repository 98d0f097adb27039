/** What is kept in memory of one object at most: the resource that a document is, or what surrounds the entries of a bundle. */
const SHELL_BYTES = 5 * 1_048_576;
/** Longest key that is of interest, in bytes. */
const KEY_BYTES = 8;

const BEFORE_ENTRY = Buffer.from('{"resourceType":"Bundle","entry":[');
const AFTER_ENTRY = Buffer.from(']}\n');
const NEW_LINE = Buffer.from('\n');
const SPACE = 32;

/** Why a document as a whole cannot be read. */
export class Unreadable extends Error {
  constructor(readonly failure: 'malformed-json' | 'too-large' | 'too-many') {
    super(failure);
  }
}

/**
 * Cuts JSON into lines as it streams by: an element of a list becomes a line, an entry of a bundle a
 * bundle of its own, anything else one line as it is. It follows brackets, quotes and the key `entry`
 * and reads nothing else: whether a line is JSON is for whoever reads it to find out. Its fields are
 * plain ones, since they are asked for every byte and the build makes a look-up of each `#field`.
 */
export class Cutter {
  private depth = 0;
  private inText = false;
  private escaped = false;
  private isList = false;
  /** Depth at which elements are cut: 1 in a list, 2 among the entries of an object, 0 anywhere else. */
  private cutAt = 0;
  private inPiece = false;
  /** The key being read or read last, directly in the outermost object. */
  private key = '';
  private expectsKey = false;
  private readsKey = false;
  /** Where the bytes from `from` on go. The shell is an outermost object without its entries. */
  private into: 'nowhere' | 'shell' | 'piece' = 'nowhere';
  private from = 0;
  private chunk: Buffer = Buffer.alloc(0);
  private shell: Buffer[] = [];
  private shellBytes = 0;
  private out: Buffer[] = [];
  private seen = 0;
  private values = 0;

  /** The lines, and parts of lines, that the next bytes give. Line breaks between values become blanks; within a text JSON has none. */
  cut(chunk: Buffer): Buffer[] {
    this.chunk = chunk;
    this.from = 0;
    this.out = [];
    for (let at = 0; at < chunk.length; at++) {
      if (this.inText) at = this.readText(at);
      else this.read(chunk[at]!, at);
    }
    this.turn(this.into, chunk.length);
    this.seen += chunk.length;
    return this.out;
  }

  /** @throws Unreadable when something is still open, or there was nothing */
  end(): void {
    if (this.depth !== 0 || this.inText || this.values === 0) throw new Unreadable('malformed-json');
  }

  /** Follows a text to its end, or to that of the chunk, and says where that is: texts are most of a file, so they are leapt over. */
  private readText(from: number): number {
    const chunk = this.chunk;
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (this.escaped) this.escaped = false;
      else if (byte === 92) this.escaped = true;
      else if (byte === 34) {
        this.inText = this.readsKey = false;
        return at;
      }
      if (this.readsKey && this.key.length < KEY_BYTES) this.key += String.fromCharCode(byte);
    }
    return chunk.length;
  }

  private read(byte: number, at: number): void {
    switch (byte) {
      case 9: case SPACE:
        return;
      case 10: case 13: // line breaks
        this.chunk[at] = SPACE;
        return;
      case 34: // "
        this.begin(at);
        this.inText = true;
        this.readsKey = this.expectsKey && this.depth === 1;
        if (this.readsKey) this.key = '';
        return;
      case 58: // :
        if (this.depth === 1) this.expectsKey = false;
        return;
      case 44: // ,
        if (this.depth === 1) this.expectsKey = !this.isList;
        if (this.depth === this.cutAt) this.finish(at);
        return;
      case 91: case 123: // [ {
        return this.open(byte, at);
      case 93: case 125: // ] }
        return this.close(byte, at);
      default:
        this.begin(at);
    }
  }

  private open(byte: number, at: number): void {
    if (this.depth === 0) {
      this.isList = byte === 91;
      this.cutAt = this.isList ? 1 : 0;
      this.expectsKey = !this.isList;
      this.key = '';
      this.depth = 1;
      return this.turn(this.isList ? 'nowhere' : 'shell', at);
    }
    this.begin(at);
    this.depth++;
    if (this.depth !== 2 || this.isList || byte !== 91 || this.key !== 'entry') return;
    this.cutAt = 2;
    this.turn('nowhere', at + 1);
  }

  private close(byte: number, at: number): void {
    if (this.depth === this.cutAt) {
      if (byte !== 93) throw new Unreadable('malformed-json');
      this.finish(at);
      this.cutAt = 0;
      if (!this.isList) this.turn('shell', at);
    }
    if (--this.depth < 0) throw new Unreadable('malformed-json');
    if (this.inPiece && this.depth === this.cutAt) this.finish(at + 1);
    if (this.depth > 0) return;
    this.values++;
    this.turn('nowhere', at + 1);
    if (!this.isList) this.out.push(...this.shell.splice(0), NEW_LINE);
    this.shellBytes = 0;
  }

  /** Something begins here: an element to be cut out, if it is where elements are cut. */
  private begin(at: number): void {
    if (this.depth === 0 && !this.isByteOrderMark(at)) throw new Unreadable('malformed-json');
    if (this.cutAt === 0 || this.depth !== this.cutAt || this.inPiece) return;
    this.inPiece = true;
    this.turn('piece', at);
    if (!this.isList) this.out.push(BEFORE_ENTRY);
  }

  private finish(at: number): void {
    if (!this.inPiece) return;
    this.inPiece = false;
    this.turn('nowhere', at);
    this.out.push(this.isList ? NEW_LINE : AFTER_ENTRY);
  }

  private isByteOrderMark(at: number): boolean {
    return this.seen + at < 3 && this.chunk[at] === [0xef, 0xbb, 0xbf][this.seen + at];
  }

  /** Sends the bytes before `at` where they belong; those from there on go elsewhere. */
  private turn(into: 'nowhere' | 'shell' | 'piece', at: number): void {
    const bytes = this.chunk.subarray(this.from, at);
    if (this.into === 'piece') this.out.push(bytes);
    if (this.into === 'shell') {
      this.shellBytes += bytes.length;
      if (this.shellBytes > SHELL_BYTES) throw new Unreadable('too-large');
      this.shell.push(Buffer.from(bytes));
    }
    this.into = into;
    this.from = at;
  }
}

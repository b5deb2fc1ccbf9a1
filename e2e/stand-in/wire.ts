/** Turns the values Electron's structured clone can carry into text and back. */
export interface Codec {
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
}

/**
 * The codec of the bridge between page and main. The function is self-contained because its own source text is also
 * run inside the page. Plain JSON passes as it is; other values become `{ "$": [kind, data] }`.
 * @throws TypeError for what structured clone refuses: functions, symbols, cycles.
 */
export function createCodec(): Codec {
  const views = [
    Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array,
    Float32Array, Float64Array, BigInt64Array, BigUint64Array, DataView,
  ] as const; // prettier-ignore

  // Node has buffers, Chromium the newer methods of the language; both are native, which matters for pictures.
  interface Native {
    readonly fromBase64: (text: string) => Uint8Array<ArrayBuffer>;
  }
  const toBase64 = (bytes: Uint8Array): string =>
    'Buffer' in globalThis
      ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
      : (bytes as unknown as { toBase64: () => string }).toBase64();
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
    // `new` copies: Node's small buffers share one pool.
    'Buffer' in globalThis
      ? new Uint8Array(Buffer.from(text, 'base64'))
      : (Uint8Array as unknown as Native).fromBase64(text);

  const pack = (value: unknown, parents: readonly object[]): unknown => {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0)
          ? value
          : { $: ['number', Object.is(value, -0) ? '-0' : String(value)] };
      case 'undefined':
        return { $: ['undefined'] };
      case 'bigint':
        return { $: ['bigint', String(value)] };
      case 'function':
      case 'symbol':
        throw new TypeError('An object could not be cloned.');
      case 'object':
        return value === null ? null : packObject(value, parents);
      default:
        throw new TypeError('An object could not be cloned.');
    }
  };
  // An assignment would take `__proto__` for the prototype.
  const withEach = (value: object, change: (item: unknown) => unknown): Record<string, unknown> =>
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]));
  const packObject = (value: object, before: readonly object[]): unknown => {
    if (before.includes(value)) throw new TypeError('A value that contains itself cannot cross the bridge.');
    const parents = [...before, value];
    if (Array.isArray(value)) return value.map((item) => pack(item, parents));
    if (value instanceof Date) return { $: ['date', value.getTime()] };
    if (value instanceof Map) return { $: ['map', [...value].map((entry) => pack(entry, parents))] };
    if (value instanceof Set) return { $: ['set', [...value].map((item) => pack(item, parents))] };
    if (value instanceof Error) return { $: ['error', [value.name, value.message]] };
    if (value instanceof ArrayBuffer) return { $: ['buffer', toBase64(new Uint8Array(value))] };
    if (ArrayBuffer.isView(value)) {
      const kind = views.findIndex((view) => value instanceof view);
      return {
        $: ['view', kind, toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))],
      };
    }
    const plain = withEach(value, (item) => pack(item, parents));
    return '$' in plain ? { $: ['object', plain] } : plain;
  };

  const entriesOf = (value: unknown): unknown[] => (Array.isArray(value) ? value.map(unpack) : []);
  const unpack = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(unpack);
    const record = value as Record<string, unknown>;
    const tagged = record['$'];
    if (Array.isArray(tagged)) return unpackTagged(tagged);
    return withEach(record, unpack);
  };
  const unpackTagged = ([kind, data, more]: readonly unknown[]): unknown => {
    switch (kind) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(data);
      case 'bigint':
        return BigInt(String(data));
      case 'date':
        return new Date(Number(data));
      case 'map':
        return new Map(entriesOf(data) as [unknown, unknown][]);
      case 'set':
        return new Set(entriesOf(data));
      case 'error': {
        const [name, message] = data as [string, string];
        return Object.assign(new Error(message), { name });
      }
      case 'buffer':
        return fromBase64(String(data)).buffer;
      case 'view': {
        const View = (views[Number(data)] ?? Uint8Array) as new (buffer: ArrayBuffer) => ArrayBufferView;
        return new View(fromBase64(String(more)).buffer);
      }
      case 'object':
        return withEach(data as object, unpack);
      default:
        throw new TypeError(`Unknown value of kind ${String(kind)}.`);
    }
  };

  return {
    encode: (value) => JSON.stringify(pack(value, [])),
    decode: (text) => unpack(JSON.parse(text) as unknown),
  };
}

/**
 * What the middleware needs of a request: a structural type, so that Express 4, Express 5 and `node:http` requests fit without a type dependency.
 * `query`, `params` and `body` are left out on purpose: TypeScript would infer the types of the next handler's from them.
 */
export interface ExpressRequest {
  readonly headers: object;
  readonly method?: string | undefined;
  readonly url?: string | undefined;
}

/** What the middleware needs of a response. */
export interface ExpressResponse {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(body: string): unknown;
}

/** Hands the request to the next middleware. */
export type Next = (error?: unknown) => void;

/**
 * The safe copy of a request at `req.redacted`, for logs and storage. Each part is masked when it is first read; what nobody reads costs nothing.
 * A part that is `"off"`, or that the request does not have, is undefined.
 */
export interface RedactedRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly originalUrl?: string | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined;
  /** From `cookie-parser` or the like. */
  readonly cookies?: Readonly<Record<string, unknown>> | undefined;
  readonly signedCookies?: Readonly<Record<string, unknown>> | undefined;
  /** Bytes (`express.raw()`) are given as text; bytes that are no text as `"[BINARY]"`. */
  readonly body?: unknown;
  /** What an uploaded file is called, from multer's `single`: `{ fieldname, originalname, mimetype, size }`, without what is in it. */
  readonly file?: unknown;
  /** The same from multer's `array`, `fields` and `any`: a list, or lists by field. */
  readonly files?: unknown;
}

/** Property of a request, whatever its type says; Express and its parsers add some at run time. */
export function read(request: object, name: string): unknown {
  return Reflect.get(request, name);
}

/** An own property in front of whatever the prototype has: `req.query` of Express 5 and `req.headers` of Node are getters there. */
export function replace(request: object, name: string, value: unknown): void {
  Object.defineProperty(request, name, { value, configurable: true, enumerable: true, writable: true });
}

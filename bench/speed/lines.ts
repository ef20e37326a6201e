import { type Draw, drawFrom, hex, oneOf } from "./random.js";

/** Lines as pino writes them. The clean ones hold nothing personal; the others hold two to four values. All values are invented or reserved. */
export interface LineShape {
  readonly name: string;
  readonly clean: (draw: Draw) => object;
  readonly personal: (draw: Draw) => object;
}

const PATHS = ["/api/orders", "/api/invoices", "/api/products/search", "/health/ready", "/api/v2/shipments"];
const METHODS = ["GET", "POST", "PUT"];
const AGENTS = [
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
];
const FAILURES = ["Cannot read properties of undefined (reading 'total')", "connect ECONNREFUSED", "Order is not in a state that can be shipped"];
/** Reserved for tests by the issuers. */
const BSNS = ["999990019", "999990020", "999990032"];
const IBANS = ["NL91ABNA0417164300", "NL02ABNA0123456789"];

function base(draw: Draw): object {
  return { level: 30, time: 1_763_812_800_000 + draw(86_400_000), pid: 1000 + draw(9000), hostname: `web-${1 + draw(4)}` };
}

function uuid(draw: Draw): string {
  return [8, 4, 4, 4, 12].map((length) => hex(length, draw)).join("-");
}

function access(draw: Draw): object {
  const url = `${oneOf(PATHS, draw)}?page=${draw(40)}`;
  return { ...base(draw), reqId: `req-${hex(4, draw)}`, req: { method: oneOf(METHODS, draw), url }, res: { statusCode: 200, contentLength: draw(9000) } };
}

const timed = (draw: Draw) => ({ responseTime: draw(900) / 10, traceId: hex(32, draw), msg: "request completed" });

function failure(draw: Draw, message: string): object {
  const frames = [
    "at OrderService.total (/srv/app/dist/orders/service.js:118:23)",
    "at process.processTicksAndRejections (node:internal/process/task_queues:95:5)",
    `at async OrderController.show (/srv/app/dist/orders/controller.js:${10 + draw(80)}:18)`,
    "at async transaction (/srv/app/dist/lib/database.js:52:12)",
    "at async /srv/app/node_modules/express-async/lib/wrap.js:13:7",
  ];
  const err = { type: "TypeError", message, stack: `TypeError: ${message}\n    ${frames.join("\n    ")}` };
  return { ...base(draw), level: 50, reqId: `req-${hex(4, draw)}`, err, msg: message };
}

function requestHeaders(draw: Draw): object {
  return {
    host: "shop.internal",
    connection: "keep-alive",
    "user-agent": oneOf(AGENTS, draw),
    accept: "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    "accept-encoding": "gzip, deflate, br",
    "accept-language": "nl-NL,nl;q=0.9,en-US;q=0.8,en;q=0.7",
    "x-forwarded-proto": "https",
    "x-forwarded-host": "shop.internal",
    "cache-control": "max-age=0",
    referer: `https://shop.internal${oneOf(PATHS, draw)}?page=${draw(40)}`,
    "upgrade-insecure-requests": "1",
    "sec-ch-ua": '"Chromium";v="131", "Not_A Brand";v="24"',
    "sec-ch-ua-mobile": "?0",
    "sec-ch-ua-platform": '"Linux"',
    "sec-fetch-dest": "document",
    "sec-fetch-mode": "navigate",
    "sec-fetch-site": "same-origin",
    "sec-fetch-user": "?1",
    "if-none-match": `W/"${hex(4, draw)}-${hex(20, draw)}"`,
    "x-request-id": uuid(draw),
  };
}

function answerHeaders(draw: Draw): object {
  return {
    "content-type": "application/json; charset=utf-8",
    "content-security-policy":
      "default-src 'self';base-uri 'self';font-src 'self' https: data:;form-action 'self';frame-ancestors 'self';img-src 'self' data:;object-src 'none';script-src 'self';script-src-attr 'none';style-src 'self' https: 'unsafe-inline';upgrade-insecure-requests",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "origin-agent-cluster": "?1",
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age=15552000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-dns-prefetch-control": "off",
    "x-download-options": "noopen",
    "x-frame-options": "SAMEORIGIN",
    "x-permitted-cross-domain-policies": "none",
    "x-xss-protection": "0",
    "x-ratelimit-remaining": String(draw(1000)),
    etag: `W/"${hex(4, draw)}-${hex(20, draw)}"`,
    date: "Sat, 22 Nov 2025 12:00:00 GMT",
    vary: "Accept-Encoding",
  };
}

function httpLine(draw: Draw, personal: object): object {
  const req = {
    id: draw(100_000),
    method: oneOf(METHODS, draw),
    url: oneOf(PATHS, draw),
    query: { page: String(draw(40)) },
    headers: requestHeaders(draw),
    ...personal,
  };
  return { ...base(draw), req, res: { statusCode: 200, headers: answerHeaders(draw) }, ...timed(draw) };
}

export const LINE_SHAPES: readonly LineShape[] = [
  {
    name: "access line",
    clean: (draw) => ({ ...access(draw), ...timed(draw) }),
    personal: (draw) => ({
      ...access(draw),
      responseTime: draw(90),
      remoteAddress: `198.51.100.${draw(250)}`,
      msg: `login of jan${draw(900)}@voorbeeld.example`,
    }),
  },
  {
    name: "error line",
    clean: (draw) => failure(draw, oneOf(FAILURES, draw)),
    personal: (draw) => failure(draw, `No policy for BSN ${oneOf(BSNS, draw)} (klant${draw(900)}@voorbeeld.example)`),
  },
  {
    name: "pino-http line",
    clean: (draw) => httpLine(draw, {}),
    personal: (draw) =>
      httpLine(draw, { remoteAddress: `198.51.100.${draw(250)}`, body: { email: `k${draw(900)}@voorbeeld.example`, iban: oneOf(IBANS, draw) } }),
  },
];

/** Varied, so that no engine can learn the input by heart. */
export function linesOf(make: (draw: Draw) => object, count: number, seed: number): string[] {
  const draw = drawFrom(seed);
  return Array.from({ length: count }, () => `${JSON.stringify(make(draw))}\n`);
}

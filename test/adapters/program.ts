import { type ChildProcess, spawn } from "node:child_process";

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in a process of its own, in which `zwartlak` and its entry points can be imported. */
export function runProgram(source: string, meddle: (child: ChildProcess) => void = () => {}, args: readonly string[] = []): Promise<Ended> {
  const child = spawn(process.execPath, [...args, "--input-type=module", "-e", source], { env: { ...process.env, NODE_OPTIONS: "", NODE_ENV: "" } });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  meddle(child);
  return new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr })));
}

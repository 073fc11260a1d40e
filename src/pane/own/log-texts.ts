import type { Language } from "../../reading/language";

/** What the field of a start-up log says. */
export interface LogTexts {
  readonly label: string;
  readonly hint: string;
  readonly unread: string;
  readonly read: (engine: string, figures: string) => string;
  readonly figures: Readonly<Record<"weights" | "pool" | "tokens" | "graphs", (value: string) => string>> & {
    readonly devices: (text: string, count: number) => string;
  };
  readonly differing: string;
  /** Where the log is of something else than the option: each in a word or two. */
  readonly differs: (log: string, option: string) => string;
  readonly of: Readonly<Record<"memory" | "weights", (gib: string) => string>>;
  readonly didNotStart: string;
  readonly remove: string;
}

export const LOG_TEXTS: Readonly<Record<Language, LogTexts>> = {
  en: {
    label: "Start-up log",
    hint: "Paste the log of vLLM or SGLang: what it measured replaces the estimate",
    unread: "No line on memory was found. Paste the lines from loading the model to the size of the KV cache.",
    read: (engine, figures) => `Measured by ${engine}: ${figures}.`,
    figures: {
      weights: (value) => `weights ${value} GiB`,
      pool: (value) => `cache pool ${value} GiB`,
      tokens: (value) => `${value} tokens`,
      graphs: (value) => `graphs ${value} GiB`,
      devices: (text, count) => `${text} ${count === 1 ? "device" : "devices"}`,
    },
    differing: "Devices differ: the fullest one counts.",
    differs: (log, option) => `The log is of ${log}; this option is of ${option}; what the log measured counts all the same.`,
    of: {
      memory: (gib) => `devices of ${gib} GiB`,
      weights: (gib) => `weights of ${gib} GiB a device`,
    },
    didNotStart: "Nothing was left for the cache: this engine did not start.",
    remove: "Back to the estimate",
  },
  zh: {
    label: "启动日志",
    hint: "粘贴 vLLM 或 SGLang 的启动日志，实测值将代替估算",
    unread: "未找到显存相关的行。请粘贴从加载模型到 KV 缓存大小的各行日志。",
    read: (engine, figures) => `${engine} 实测：${figures}。`,
    figures: {
      weights: (value) => `权重 ${value} GiB`,
      pool: (value) => `缓存池 ${value} GiB`,
      tokens: (value) => `${value} token`,
      graphs: (value) => `计算图 ${value} GiB`,
      devices: (text) => `${text} 个设备`,
    },
    differing: "各设备数值不同，以占用最多者为准。",
    differs: (log, option) => `日志属于：${log}；本方案为：${option}；仍按日志的实测值计算。`,
    of: {
      memory: (gib) => `单设备显存 ${gib} GiB`,
      weights: (gib) => `单设备权重 ${gib} GiB`,
    },
    didNotStart: "没有为缓存留下显存：该引擎未能启动。",
    remove: "恢复估算",
  },
}; // prettier-ignore

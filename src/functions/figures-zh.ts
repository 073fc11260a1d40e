import type { RuleName } from "../core/figure";

/** 同样的公式，用中文说：先是算式，分号之后是说明。 The same in Chinese: the formula, then, behind a semicolon, remarks. */
export const FIGURES_ZH: Readonly<Record<RuleName, string>> = {
  "textbook-weights": "{parameters} 参数 × {bytesEach} 字节；{precision}",
  "textbook-kv":
    "{layers} 层 × 2 × {kvHeads} 个 KV 头 × 头维度 {headDim} × {context} token × {bytesEach} 字节[sequences>1  × {sequences} 个请求]",
  "textbook-kv-latent":
    "{layers} 层 ×（潜向量 {latentDim} + 旋转位置 {ropeDim}）× {context} token × {bytesEach} 字节[sequences>1  × {sequences} 个请求]",
  "textbook-kv-mixed": "{sequences} ×（{kept}）；每个请求 {context} token，{precision}，按层的种类分别累计",
  "kept-numbers": "{layers} 层 × {numbers} 个数 × {bytesEach} 字节",
  "kept-beside": "{layers} 层 × 状态与索引键 {keptSize}",
  "textbook-overhead":
    "{leastShare} 至 {mostShare} × {neededSize}；框架占 10% 至 20%，使用融合注意力时激活占 5 至 10 GB，其余为预留",
  "textbook-capacity":
    "{leastGb} GB 至 {mostGb} GB；向上取常见的显存总量：24 32 48 64 80 96 128 160 192 256 320 384 512 640 ... GB",

  "times-devices": "{devices} 个设备 ×（{each}）",
  "usable-memory":
    "[devices>1 {devices} 个设备 × ]{deviceSize}；标称 {memoryGb} GB 中软件可见的部分，推理引擎最多用到 {limitSize}",

  "weights-count":
    "{parameters} 参数 × {bytesEach} 字节[ranks>1  ÷ {ranks} 路张量并行][stages>1  ÷ {stages} 级流水线]；{precision}，各矩阵未知，按平均切分",
  "weights-share":
    "{stored}[tablesSize>0  + 加载时建立的表 {tablesSize}]；逐个矩阵累计[ranks>1 ，{ranks} 路张量并行切分][stages>1 ，{stages} 级流水线中占用最大的一级]",
  "weights-carried": "（{whole}）× {carried} ÷ {depth} 层",
  "weights-dealt": "（{stored}）÷ {devices}；放在卡上的各层，{devices} 份中的一份",
  stored: "{precision} {numbers} 个数 × {bytesEach} 字节[scalesSize>0  + 缩放系数 {scalesSize}]",

  "cache-none": "不保留任何内容",
  "cache-pages":
    "{requests} × {pages} 页 × {pageSize}；每个请求 {context} token，每页 {blockTokens} token，{precision}[groups>1 ，{groups} 个层组][copies>1 ，{concurrency} 个请求分给 {copies} 路]",
  "cache-kept":
    "{requests} ×（{kept}）；每个请求 {context} token，{precision}[copies>1 ，{concurrency} 个请求分给 {copies} 路]",
  "kept-tokens": "{layers} 层 × {tokens} token × {bytesEach} 字节",
  "kept-state": "{layers} 层 × 状态 {stateSize}",
  "cache-cells": "{kept}；{requests} × {context} token，{precision}，单元数向上取 {padding} 的倍数",
  "kept-cells": "{layers} 层 × {cells} 个单元 × {bytesEach} 字节",
  "kept-states": "{layers} 层 × {requests} 个请求 × 状态 {stateSize}",

  "step-sampler":
    "{bytesPerLogit} 字节 × {sequences} 个序列 × 词表 {vocabulary} + {elementBytes} 字节 × {tokens} 个批处理 token × 隐藏维度 {hidden}[workspace>0  + {workspace}][towerSize>0  + 视觉塔 {towerSize}]",
  "step-forward":
    "{elementBytes} 字节 × {tokens} 个批处理 token ×（{states} × 隐藏维度 {hidden} + 3 × 前馈宽度 {width}[ranks>1  ÷ {ranks} 路]）[workspace>0  + {workspace}][towerSize>0  + 视觉塔 {towerSize}]",
  "experts-workspace":
    "2 字节 × {tokens} token × {active} 个专家 ×（{widest} + 宽度 {width}[ranks>1  ÷ {ranks} 路]）",
  "compute-buffer": "（词表 {vocabulary} + 隐藏维度 {hidden}）× 微批 {microBatch} token × 4 字节",
  "compute-scores":
    "（{heads} 头 × {cells} 个单元 + {cells} 个单元 + 2 × 查询宽度 {width} + 2 × 隐藏维度 {hidden}）× 微批 {microBatch} token × 4 字节；未启用 Flash Attention 的注意力分数",

  process:
    "进程与驱动 {driverSize}[librariesSize>0  + 通信库 {librariesSize}]；分配张量之前的占用[ranks>1 ，{ranks} 路]",
  "graphs-none": "不捕获 CUDA 图",
  "graphs-captured": "内存池 {poolSize} + {layerSize} × {layers} 层 × 捕获的批大小 {sizes} ÷ {allSizes}",
};

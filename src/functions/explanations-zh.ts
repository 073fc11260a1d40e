import type { Rule } from "./explanations-en";

/** 同样的规则，用中文说。 The same rules in Chinese. */
export const ZH: Readonly<Record<Rule, string>> = {
  "textbook-weights": "{parameters} 参数 × 每个 {bytesEach} 字节（{precision}）",
  "textbook-kv":
    "{layers} 层 × 2 × {kvHeads} 个 KV 头 × 头维度 {headDim} × {context} token × {bytesEach} 字节[sequences>1  × {sequences} 个请求]",
  "textbook-kv-latent":
    "{layers} 层 ×（潜向量 {latentDim} + 旋转位置 {ropeDim}）× {context} token × {bytesEach} 字节[sequences>1  × {sequences} 个请求]",
  "textbook-kv-mixed": "{sequences} × {requestGib}：单个请求 {context} token，各层机制不同（{precision}）",
  "textbook-overhead":
    "{neededGib} 的 {leastShare} 与 {recommendedShare}：框架占 10% 至 20%，使用融合注意力时激活占 5 至 10 GB，其余为预留",
  "textbook-total": "权重 + KV 缓存 + 开销",
  "textbook-capacity": "向上取常见的显存总量：24 32 48 64 80 96 128 160 192 256 320 384 512 640 ... GB",

  "weights-count":
    "{parameters} 参数，{precision}[tensorParallel>1 ，÷ {tensorParallel} 路张量并行][stages>1 ，÷ {stages} 级流水线]",
  "weights-share":
    "逐个矩阵累计 {parameters} 参数，{precision}[tensorParallel>1 ，{tensorParallel} 路张量并行切分][stages>1 ，{stages} 级流水线]",
  "cache-exact": "{requests} × {requestGib}：每个请求 {context} token，{precision}",
  "cache-blocks":
    "{requests} × {units} 页 × {unitMib}：每个请求 {context} token，每页 {blockTokens} token，{precision}[groups>1 ，{groups} 个层组]",
  "activations-sampler":
    "{bytesPerLogit} 字节 × {sequences} 个序列 × 词表 {vocabulary} + 2 字节 × {tokens} 个批处理 token × 隐藏维度 {hidden}[workspaceGib>0  + 专家 {workspaceGib}][towerGib>0  + 视觉塔 {towerGib}]",
  "activations-forward":
    "2 字节 × {tokens} 个批处理 token ×（4 × 隐藏维度 {hidden} + 3 × 前馈宽度 {width}[ranks>1  ÷ {ranks} 路]）[workspaceGib>0  + 专家 {workspaceGib}][towerGib>0  + 视觉塔 {towerGib}]",
  "activations-scores":
    "未启用 Flash Attention 的注意力分数：{heads} 头 × {cells} 个单元 × {microBatch} token × 4 字节，另加各行",
  "activations-compute-buffer": "（词表 {vocabulary} + 隐藏维度 {hidden}）× 微批 {microBatch} token × 4 字节",
  "runtime-process":
    "进程与驱动 {processGib}[librariesGib>0  + 通信库 {librariesGib}][ranks>1 （{ranks} 路）]",
  "graphs-none": "不捕获 CUDA 图",
  "graphs-captured": "内存池 {poolGib} + {layerGib} × {layers} 层 × 捕获的批大小 {sizes}/{allSizes}",

  "serving-total": "各项之和",
  "serving-usable":
    "标称 {memoryGb} GB 中软件可见的部分[cards>1 ，共 {cards} 张卡]；推理引擎最多用到 {budgetGib}",
  "serving-free": "可用显存 − 合计",

  "weights-do-not-fit":
    "放不下：每个设备的权重需 {weightsGib}，可用 {usableGib}。请增加卡数，或降低权重精度。",
  "cache-does-not-fit":
    "放不下：还差 {missingGib}，目前可容纳 {requests} 个 {context} token 的请求。请增加卡数、缩短上下文或降低并发数。",
  "context-beyond-model": "{context} token 超出 {model} 支持的上下文 {limit}。",
  "flag-context": "命令行参数写的是 {flag} token，以所填的 {context} 为准。",
  "requests-wait":
    "推理引擎同时处理 {sequences} 个请求，{concurrency} 个请求中的其余部分需排队。如不允许排队，请调高该上限。",
  "flags-unknown": "未识别、已忽略的参数：{flags}",
  "flags-overruled": "参数（{flags}）与 {devices} 个设备不符，以所填的卡数为准。",
  "several-servers": "共 {servers} 台服务器：每台的 {devices} 个设备共同承担每一层，服务器之间为流水线并行。",
  "card-of-devices": "一张 {card} 在软件看来是 {devices} 个设备；表中数字按整卡计。",
  "card-low-confidence": "{card} 的显存数据可信度较低，请向厂商核实。",
  "model-low-confidence": "{model} 的数据可信度较低，请到来源处核实。",
  "engine-assumed": "{engine} 的显存占用方式为推定，未经实测。",
  "format-unpacked": "{card} 不直接以 {format} 计算，权重在使用时即时解包。",
  "format-not-native": "{card} 不支持 {format}，权重按 16 位存放。",
  "layers-on-host": "仅最后 {layers} 层（共 {depth} 层）放在卡上（-ngl），其余各层及其缓存留在主机内存。",
  "nothing-left-for-cache":
    "每个设备 {usableGib} 中，权重占 {weightsGib}、激活占 {activationsGib}，已无余量给 KV 缓存。请增加卡数，或调低 --max-num-seqs、批大小或上下文。",
  "experts-dealt-out":
    "专家宽度 {width} 若切成 {devices} 份会切断 {block} 的缩放块，因此整个专家分到各设备（专家并行）。",
  "computed-for": "{model}，{precision}，{cards} x {card}，推理引擎 {engine}。",
  "shape-incomplete":
    "{model} 只给出了缓存的形状：激活未计入隐藏维度与词表，权重按平均切分。要完整结果，请提供 config.json。",
  "uneven-blocks":
    "前馈宽度 {width} 分到 {devices} 个设备后，不是 {block} 分块的整数倍，有的推理引擎会拒绝运行。",
  "latent-copied":
    "{ranks} 路中的每一路都存放完整的潜向量缓存 {cacheGib}；若采用 DP 注意力（--data-parallel-size {ranks} --enable-expert-parallel），则为 {dealtGib}。",
  "latent-dealt-out": "DP 注意力把请求分给 {ranks} 路，潜向量不再重复存放。",
  "heads-copied": "{heads} 个 KV 头分到 {ranks} 路：每个头会重复存放。",
  "draft-loaded": "同时加载了草稿层（多 token 预测）。",
  "cache-pool": "{engine} 留给缓存 {poolGib}：可容纳 {requests} 个 {context} token 的请求。",
  "hardware-left-aside": "只有指定了加速卡，卡数与推理引擎才起作用。",
};

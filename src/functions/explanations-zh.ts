import type { Rule } from "./explanations-en";

/** 同样的规则，用中文说。 The same rules in Chinese. */
export const ZH: Readonly<Record<Rule, string>> = {
  "textbook-total": "权重 + KV 缓存 + 开销",

  "serving-total": "权重 + KV 缓存 + 激活 + 运行时 + 计算图",
  "serving-free": "引擎上限 − 预留 − 合计",

  verdict:
    "[fits>0 放得下][misfits>0 放不下]：{cards} × {card}，占上限的 {fullShare}[reserved>0 ，预留之外]；[several>1 {several} 台 {perServer} 卡服务器][whole>0 一台 {perServer} 卡服务器][part>0 {perServer} 卡服务器中的 {cards} 张][flagged>0 ：{flags}]。",
  "weights-do-not-fit": "每个设备的权重需 {weightsSize}，可用 {usableSize}。请增加卡数，或降低权重精度。",
  "cache-does-not-fit":
    "还差 {missingSize}，目前可容纳 {requests} 个 {context} token 的请求。请增加卡数、缩短上下文或降低并发数。",
  "context-beyond-model": "{context} token 超出 {model} 支持的上下文 {limit}。",
  "flag-context": "命令行参数写的是 {flag} token，以所填的 {context} 为准。",
  "requests-wait":
    "推理引擎同时处理 {sequences} 个请求，{concurrency} 个请求中的其余部分需排队。如不允许排队，请调高该上限。",
  "sequences-above-blocks":
    "{engine} 按此设置无法启动：循环层要为 --max-num-seqs {sequences} 个序列各留一个缓存块，而只剩约 {blocks} 个。请加上 --max-num-seqs {lower}。",
  "flags-unknown": "未识别、已忽略的参数：{flags}",
  "command-chosen": "文中有多条命令，取其中启动服务的一条：{command} ……",
  "copies-serve":
    "要同时处理全部 {concurrency} 个请求：部署 {copies} 份，每份 {cards} × {card}；VRAM.SERVERS：{perServer} 卡服务器 {servers} 台。",
  "fewer-cards":
    "更少的卡：{cards} × {card}[now>0 （而不是 {now} 张）][fuller>0 ，加 {write}（突发余量更少）][dealt>0 ，加 {write}（按请求分摊注意力）][bits>0 ，权重用 {write}（须有该精度的文件）]。",
  "several-servers": "共 {servers} 台服务器：每台的 {devices} 个设备共同承担每一层，服务器之间为流水线并行。",
  "card-of-devices": "一张 {card} 在软件看来是 {devices} 个设备；表中数字按整卡计。",
  "card-low-confidence": "{card} 的显存数据可信度较低，请向厂商核实。",
  "card-chosen": "该名称对应多种加速卡，这里按 {card} 计算；要用别的请写全名：{others}。",
  "model-low-confidence": "{model} 的数据可信度较低，请到来源处核实。",
  "engine-assumed": "{engine} 在此类卡上的显存占用方式为推定，未经实测。",
  "format-unpacked": "{card} 不直接以 {format} 计算，权重在使用时即时解包。",
  "format-not-native": "{card} 不支持 {format}，权重按 16 位存放。",
  "layers-on-host": "仅最后 {layers} 层（共 {depth} 层）放在卡上（-ngl），其余各层及其缓存留在主机内存。",
  "tensors-on-host": "参数指定留在主机内存的专家层和张量，不计入加速卡。",
  "nothing-left-for-cache":
    "每个设备 {usableSize} 中，权重占 {weightsSize}、激活占 {activationsSize}，已无余量给 KV 缓存。请增加卡数，或调低 --max-num-seqs、批大小或上下文。",
  "experts-dealt-out":
    "专家宽度 {width} 若切成 {devices} 份会切断 {block} 的缩放块，因此整个专家分到各设备（专家并行）。",
  "computed-for": "{model}，{precision}，{cards} x {card}，推理引擎 {engine}。",
  "shape-incomplete":
    "{model} 只给出了缓存的形状：激活未计入隐藏维度与词表，权重按平均切分。要完整结果，请提供 config.json。",
  "uneven-blocks":
    "前馈宽度 {width} 分到 {devices} 个设备后，不是 {block} 分块的整数倍，有的推理引擎会拒绝运行。",
  "latent-copied":
    "共享注意力的 {ranks} 路中，每一路都存放完整的潜向量缓存[times>0 的 {times}/{ranks}] {cacheSize}[dealtSize>0 ；若采用 DP 注意力（{flags}），则为 {dealtSize}]。",
  "latent-dealt-out": "DP 注意力把请求分给 {ranks} 份注意力，每份只存放自己请求的潜向量。",
  "heads-copied": "{heads} 个 KV 头分到 {ranks} 路：每个头会重复存放。",
  "draft-loaded": "同时加载了草稿层（多 token 预测）。",
  "cache-pool": "{engine} 留给缓存 {poolSize}：可容纳 {requests} 个 {context} token 的请求。",
  "tables-on-host":
    "{engine} 把查找表（n-gram、逐层嵌入）{tableSize} 放在主机内存：服务器需另备这么多内存，不占显存。[pinned>0 vLLM 自 2026 年 9 月（0.29）起如此。]",
  "tables-on-card":
    "{engine} 把 n-gram 表放在卡上：各卡合计 {tableSize}，已计入权重。vLLM 从 0.29 起、SGLang 加 --ple-offload-embedding 时，它放在主机内存。",
  "tables-shared":
    "{card} 的主机内存与显存是同一块：查找表（n-gram、逐层嵌入）{tableSize} 无论由 {engine} 放在哪里，都计入权重。",
  "speed-limit":
    "每个 token {tokenTime}：读取 {memoryTime}，计算 {computeTime}，固定时间 {fixedTime}，他人的提示词 {queueTime}",
  "speed-measure":
    "须实测：[points>0 区间只有 {points} 个此类加速卡的实测点支撑，或实测点的离散超过区间][none>0 此卡仅由数值给出，没有任何实测点属于这样的卡，因此采用最宽的区间]。",
  "speed-band":
    "低值与高值[points>0 之间包含此类卡与引擎 {points} 个公开实测点的五分之四][none>0 为估算值的一半与两倍]。投标请按低值；有实测数据时以实测为准。",
  "speed-queued": "{users} 个请求同时进行，首 token 时间取决于排队；超过 {most} 个不给数值。",
  "speed-link": "{card} 的互联速率未公布：按较慢的 PCIe 计。",
  "speed-left-out": "未计入：投机解码、前缀缓存、预填充分离、LoRA、大规模专家并行、长尾延迟（无 P95）。",
  "tables-left-out": "查找表（n-gram）{tableSize} 未计入：多数推理引擎把它放在主机内存。",
  "hardware-left-aside": "只有指定了加速卡，卡数与推理引擎才起作用。",
};

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
  "usable-memory": "[devices>1 {devices} 个设备 × ]{deviceSize}；标称 {memoryGb} GB 中软件可见的部分",
  "limit-share": "{deviceSize} × {engineShare} + {outsideSize}；推理引擎占用的比例，加上不计入该比例的部分",
  "limit-whole": "{deviceSize}；推理引擎可以用满",
  "limit-pool": "{besideSize} + {poolSize}；缓存之外的部分，加上参数限定的缓存",
  "reserve-kept": "{reserveShare} × {limitSize}；推理引擎自身另留有余量",
  servers: "{whole} 张卡 ÷ 每台 {perServer} 张；使用 {cards} 张[spare>0 ，空余 {spare} 张]",

  "weights-count":
    "{parameters} 参数 × {bytesEach} 字节[ranks>1  ÷ {ranks} 路张量并行][stages>1  ÷ {stages} 级流水线]；{precision}，各矩阵未知，按平均切分",
  "weights-share":
    "{stored}[tablesSize>0  + 加载时建立的表 {tablesSize}]；逐个矩阵累计[ranks>1 ，{ranks} 路张量并行切分][stages>1 ，{stages} 级流水线中占用最大的一级]",
  "weights-carried": "（{whole}）× {carried} ÷ {depth} 层",
  "weights-offloaded": "（{whole}）− {offloadedSize} 留在主机内存",
  "weights-dealt": "（{stored}）÷ {devices}；放在卡上的各层，{devices} 份中的一份",
  stored: "{precision} {numbers} 个数 × {bytesEach} 字节[scalesSize>0  + 缩放系数 {scalesSize}]",

  "cache-none": "不保留任何内容",
  "cache-on-host": "缓存留在主机内存",
  "cache-pages":
    "{requests} × {pages} 页 × {pageSize}；每个请求 {context} token，每页 {blockTokens} token，{precision}[groups>1 ，{groups} 个层组][ranks>1 ，token 分给 {ranks} 路][copies>1 ，{concurrency} 个请求分给 {copies} 路]",
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
  "experts-workspaces": "2 字节 × {tokens} token × {active} 个专家 ×（{widest} + {wide} 宽）",
  "step-gathered":
    "2 字节 × {tokens} 个批处理 token ×（{copies} 份 + 4）× 隐藏维度 {hidden} + {chunk} token × {active} 个专家 × 2 字节 ×（{widest} + 专家宽度 {width}）[eightBit>0  + {chunk} ×（{hidden} + {active} × {width}）字节 8 位]；每张卡为所有数据并行副本的 token 计算自己的专家",
  "compute-buffer": "（词表 {vocabulary} + 隐藏维度 {hidden}）× 微批 {microBatch} token × 4 字节",
  "compute-scores":
    "（{heads} 头 × {cells} 个单元 + {cells} 个单元 + 2 × 查询宽度 {width} + 2 × 隐藏维度 {hidden}）× 微批 {microBatch} token × 4 字节；未启用 Flash Attention 的注意力分数",

  "prefill-dense":
    "{elementBytes} 字节 × {tokens} token ×（4 × 隐藏维度 {hidden} + 3 × 前馈宽度 {width}）[mask>0  + {mask}]；所有请求的全部 token 一起经过每一层",
  "prefill-experts":
    "{elementBytes} 字节 × {tokens} token ×（4 × 隐藏维度 {hidden} + {copies} 份 × {active} 个专家 × 宽度 {size}）[mask>0  + {mask}]；所有请求的全部 token 一起经过每一层",
  "prefill-recurrent":
    "{tokens} token ×（{elementBytes} 字节 × {narrow} 个数 + 4 字节 × {wide} 个数）[mask>0  + {mask}]；循环层没有专用内核（flash-linear-attention）",
  "prefill-scores":
    "{requests} × {heads} 个头 × {context} token × {context} token × {bytesEach} 字节；eager 注意力保存所有 token 两两之间的分数",
  "prefill-logits":
    "{elementBytes} 字节 × {tokens} token ×（词表 {vocabulary} + 隐藏维度 {hidden}）；每个 token 的 logits",
  "prefill-mask": "掩码 {context} × {context} 字节",

  process:
    "进程与驱动 {driverSize}[librariesSize>0  + 通信库 {librariesSize}]；分配张量之前的占用[ranks>1 ，{ranks} 路]",
  "process-and-blocks":
    "进程与驱动 {driverSize} + 矩阵库 {librariesSize} + {freeShare} × 激活 {stepSize}；PyTorch 分配器持有的空闲块",
  "graphs-none": "不捕获计算图",
  "graphs-captured": "内存池 {poolSize} + {layerSize} × {layers} 层 × 捕获的批大小 {sizes} ÷ {allSizes}",

  "frozen-numbers": "{kind} 冻结参数 {numbers} 个 × {bytesEach} 字节[ranks>1  ÷ {ranks} 路]",
  "trained-numbers": "{kind} 可训练参数 {numbers} 个 × {bytesEach} 字节[ranks>1  ÷ {ranks} 路]",
  "gradient-numbers": "{kind} 可训练参数 {numbers} 个 × {bytesEach} 字节[ranks>1  ÷ {ranks} 路]",
  "master-numbers": "{kind} 主权重 {numbers} 个 × {bytesEach} 字节[ranks>1  ÷ {ranks} 路]",
  "moment-numbers": "{kind} 动量对应 {numbers} 个参数 × {bytesEach} 字节[ranks>1  ÷ {ranks} 路]",
  "factor-numbers": "{kind} 行与列 {numbers} 个 × {bytesEach} 字节[ranks>1  ÷ {ranks} 路]",
  "root-numbers": "{kind} 平方根 {numbers} 个 × {bytesEach} 字节[ranks>1  ÷ {ranks} 路]",

  "training-weights":
    "{shares}；占用最大的卡，逐个矩阵累计[tensorRanks>1 ，{tensorRanks} 路张量并行切分][expertRanks>1 ，专家分到 {expertRanks} 路][stages>1 ，{stages} 级流水线中占用最大的一级]",
  "training-weights-offloaded": "参数放在主机内存（offload=parameters）",
  "training-gradients": "{shares}",
  "training-gradients-dropped":
    "{numbers} 个数 × {bytesEach} 字节[ranks>1  ÷ {ranks} 路]；反向传播中梯度用完即释放，只计最大的一个",
  "training-gradients-offloaded": "梯度放在主机内存（offload）",
  "training-optimizer": "{shares}",
  "training-optimizer-paged": "{shares}；动量为分页内存，仅在显存有余时留在卡上",
  "training-optimizer-offloaded": "优化器状态放在主机内存（offload）",
  "training-optimizer-all-paged": "动量为分页内存，仅在显存有余时留在卡上",
  "training-optimizer-none": "该优化器没有状态",
  "nothing-trained": "占用最大的卡上没有可训练的参数",

  "gradients-later": "峰值时还没有；每层的梯度在其反向传播时产生",
  "gradient-of-head": "输出层 {numbers} 个数 × {bytesEach} 字节；反向传播最先产生的梯度",
  "gradient-of-tied": "输入与输出共用的矩阵 {numbers} 个数 × {bytesEach} 字节的第二份梯度",
  "widened-gradients": "转为 FP32 的梯度 {numbers} 个 × {bytesEach} 字节[ranks>1  ÷ {ranks} 路]",

  "training-activations":
    "{batch} × {context} 个 token[contextRanks>1  ÷ {contextRanks} 路] ×（{kept}[live>0  + {live}]）[casts>0  + {casts}]",
  "training-activations-waiting":
    "{batch} × {context} 个 token[contextRanks>1  ÷ {contextRanks} 路] ×（（{kept}）× {microbatches} 个微批次[live>0  + {live}]）[casts>0  + {casts}]；微批次在流水线中等待",
  "weights-cast": "自动混合精度保留的低精度副本 {numbers} 个数 × {bytesEach} 字节",
  "activations-gone": "峰值时已全部释放",
  "nothing-kept": "这里的各层不做反向传播，不保留任何内容",
  "kept-all":
    "{layers} 层 ×（{whole}[wholeRanks>1  ÷ {wholeRanks} 路] + {cut} 字节[ranks>1  ÷ {ranks} 路]）；每层保留全部中间结果，归一化层的在前",
  "kept-selected":
    "{layers} 层 ×（{whole}[wholeRanks>1  ÷ {wholeRanks} 路] + {cut} 字节[ranks>1  ÷ {ranks} 路]）；保留层输入、注意力结果和一半的矩阵乘结果",
  "kept-inputs": "{layers} 层 × 输入 {hidden} × {elementBytes} 字节[ranks>1  ÷ {ranks} 路]；只保留每层输入",
  "kept-inputs-offloaded":
    "{layers} 层 × 输入 {hidden} × {elementBytes} 字节[ranks>1  ÷ {ranks} 路]；其余各层的输入移到主机内存",
  "layer-at-work":
    "{layers} 层 ×（{whole}[wholeRanks>1  ÷ {wholeRanks} 路] + {cut} 字节[ranks>1  ÷ {ranks} 路]）；另有一层在计算",
  "kept-adapters": "[layers>1 {layers} 层 × ]适配器输入 {bytesEach} 字节[ranks>1  ÷ {ranks} 路]",
  "kept-last-norm": "最后的归一化层 {bytesEach} 字节[ranks>1  ÷ {ranks} 路]",
  "kept-gradients": "其梯度 {bytesEach} 字节[ranks>1  ÷ {ranks} 路]",
  "kept-scores":
    "[layers>1 {layers} 层 × ]{heads} 头 × {context} 个 token × 注意力分数 {bytesEach} 字节[ranks>1  ÷ {ranks} 路]",

  "logits-full":
    "{batch} × {context} 个 token[contextRanks>1  ÷ {contextRanks} 路] × 词表 {entries} × {bytesEach} 字节[ranks>1  ÷ {ranks} 路]",
  "logits-chunked":
    "{batch} × {context} 个 token[contextRanks>1  ÷ {contextRanks} 路] × 词表 {entries} × {bytesEach} 字节[ranks>1  ÷ {ranks} 路]；损失分块计算",
  "logits-fused":
    "{batch} × {context} 个 token[contextRanks>1  ÷ {contextRanks} 路] × {entries} 个数 × {bytesEach} 字节[ranks>1  ÷ {ranks} 路]；输出层与损失融合，logits 不整体存在",
  "logits-gone": "峰值时已释放",
  "logits-none": "占用最大的卡上没有输出层",

  framework: "{parts}",
  "training-process": "进程与其内核 {processSize}",
  workspace: "矩阵库 {workspaceSize}",
  "group-buffers": "通信库 {librarySize}",
  "free-blocks": "分配器保留的空闲块 {freeShare} × {allocatedSize}",
  "weights-gathered": "聚集的权重 {units} 组 × {numbers} 个数 × {bytesEach} 字节",
  "gradients-copied": "梯度副本 {numbers} 个数 × {bytesEach} 字节",
  "gradients-in-bucket": "梯度桶 {numbers} 个数 × {bytesEach} 字节",
  "gradients-of-unit": "一组权重的梯度 {numbers} 个数 × {bytesEach} 字节",
  "gradients-unshared": "最后一个微批次后才分摊的梯度 {numbers} 个数 × {bytesEach} 字节",
  "gradients-without": "{gradients} − {numbers} 个数 × {bytesEach} 字节；第一层的尚未产生",
  "matrix-dequantised": "反量化的最大矩阵 {numbers} 个数 × {bytesEach} 字节",

  "rule-weights": "{parameters} 参数 × {bytesEach} 字节",
  "rule-gradients": "{parameters} 参数 × {bytesEach} 字节；梯度至少使权重翻倍",
  "rule-activations":
    "{billions} 个十亿参数 ×（{leastGb} GB + {mostGb} GB）÷ 2；低值与高值为每十亿参数 {leastGb} 与 {mostGb} GB，预计值取中间",
  "rule-left-out": "经验法则不计此项",

  "speed-weights":
    "{denseSize}[shared>1  ÷ {shared} 路][experts>1  + 专家 {expertsSize} ×（1 −（1 − {active} ÷ {experts}）^ {tokens} token）÷ {ranks}]；每步读一遍各矩阵，专家只读有 token 访问的",
  "speed-past": "{requests} 个请求 × {eachSize}；按 {context} token，即回答的中点",
  "speed-memory": "（{weightsSize} + {pastSize}）÷（{rateSize}/s × {reach}）；内核能达到的带宽比例",
  "speed-compute":
    "2 × {active} 个数 × {tokens} token ÷ {ranks} ÷（{tera} TFLOPS × {reach}）[latent>0  + {requests} × 潜向量 {latent} 次运算 ÷（{wide} TFLOPS × {reach}）]",
  "speed-activations":
    "2 字节 × {passes} × {tokens} token × {layers} 层 × 隐藏维度 {hidden} ×（2 + {visits}）÷（{rateSize}/s × {reach}）；含每个请求的调度开销",
  "speed-reduce":
    "2 × {layers} 层 × 隐藏维度 {hidden} × 2 字节 ×（{tokens} ×（{ranks} − 1）÷ {ranks} + {sharedTokens} ×（{shared} − 1）÷ {shared}）÷（{linkSize}/s × {reach}）",
  "speed-alone": "单个设备无需归约",
  "speed-fixed": "{layers} 层 × {layerTime} + {onceTime}；内核启动与调度，与读取和计算量无关",
  "speed-step":
    "（{memoryTime} ^ 3 + {computeTime} ^ 3）^（1 ÷ 3）+ {activationsTime} + {reduceTime} + {fixedTime}；读取与计算相互重叠",
  "speed-prompt":
    "2 × {active} 个数 × {prompt} token ÷ {ranks} ÷（{tera} TFLOPS × {reach}）+ 注意力 {scores} 次运算 ÷ {shared} ÷（{wide} TFLOPS × {reach}）+ {activationsTime} + {reduceTime}",
  "speed-first": "{startTime} + {workTime} + {queue} ×（{requests} − 1）× {promptTime}；典型值，非 P95",
  "speed-user-step": "1 ÷ {stepTime}",
  "speed-user-cycle":
    "（{answer} − 1）÷（{answer} × {stepTime} + {requests} × {promptTime} − {firstTime}）；期间要处理他人的提示词",
  "speed-all":
    "{requests} × {answer} token ÷（{answer} × {stepTime} + {turns} × {promptTime}）[queued>0  × {saturated}]",
  "speed-minute": "60 × {all} token ÷ 每个回答 {answer}",
  "speed-held": "{requests} 个请求；每个 {context} token",
  "speed-served": "{requests} 个请求；每个每秒 {each} token",
  "speed-power": "{cards} 张卡 × {watts} W；仅 TDP，机房实际为其 1.75 至 2.5 倍",
};

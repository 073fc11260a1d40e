import qwen from "./models/qwen.json";
import deepseek from "./models/deepseek.json";
import zhipu from "./models/zhipu.json";
import moonshot from "./models/moonshot.json";
import minimax from "./models/minimax.json";
import openai from "./models/openai.json";
import meta from "./models/meta.json";
import mistral from "./models/mistral.json";
import google from "./models/google.json";
import microsoft from "./models/microsoft.json";
import cohere from "./models/cohere.json";
import nvidia from "./models/nvidia.json";
import ibm from "./models/ibm.json";
import allenai from "./models/allenai.json";
import tii from "./models/tii.json";
import ai21 from "./models/ai21.json";
import shanghaiAiLab from "./models/shanghai-ai-lab.json";
import zeroOne from "./models/zero-one.json";
import baichuan from "./models/baichuan.json";
import baidu from "./models/baidu.json";
import tencent from "./models/tencent.json";
import bytedance from "./models/bytedance.json";
import stepfun from "./models/stepfun.json";
import xiaomi from "./models/xiaomi.json";
import meituan from "./models/meituan.json";
import antGroup from "./models/ant-group.json";
import rednote from "./models/rednote.json";
import jd from "./models/jd.json";
import openbmb from "./models/openbmb.json";
import huawei from "./models/huawei.json";
import thinkingMachines from "./models/thinking-machines.json";
import lg from "./models/lg.json";
import upstage from "./models/upstage.json";
import poolside from "./models/poolside.json";
import arcee from "./models/arcee.json";
import huggingFace from "./models/hugging-face.json";
import xai from "./models/xai.json";
import embeddings from "./models/embeddings.json";

/** Every file of `models/`. The order is that of MODELS(). */
export const MODEL_FILES: readonly unknown[] = [
  qwen,
  deepseek,
  zhipu,
  moonshot,
  minimax,
  openai,
  meta,
  mistral,
  google,
  microsoft,
  cohere,
  nvidia,
  ibm,
  allenai,
  tii,
  ai21,
  shanghaiAiLab,
  zeroOne,
  baichuan,
  baidu,
  tencent,
  bytedance,
  stepfun,
  xiaomi,
  meituan,
  antGroup,
  rednote,
  jd,
  openbmb,
  huawei,
  thinkingMachines,
  lg,
  upstage,
  poolside,
  arcee,
  huggingFace,
  xai,
  embeddings,
];

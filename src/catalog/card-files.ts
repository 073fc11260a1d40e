import amd from "./cards/amd.json";
import apple from "./cards/apple.json";
import biren from "./cards/biren.json";
import cambricon from "./cards/cambricon.json";
import enflame from "./cards/enflame.json";
import huawei from "./cards/huawei.json";
import hygon from "./cards/hygon.json";
import iluvatar from "./cards/iluvatar.json";
import intel from "./cards/intel.json";
import kunlunxin from "./cards/kunlunxin.json";
import metax from "./cards/metax.json";
import mooreThreads from "./cards/moore-threads.json";
import nvidia from "./cards/nvidia.json";
import sophgo from "./cards/sophgo.json";
import tHead from "./cards/t-head.json";
import vastai from "./cards/vastai.json";

/** Every file of `cards/`. */
export const CARD_FILES: readonly unknown[] = [
  amd,
  apple,
  biren,
  cambricon,
  enflame,
  huawei,
  hygon,
  iluvatar,
  intel,
  kunlunxin,
  metax,
  mooreThreads,
  nvidia,
  sophgo,
  tHead,
  vastai,
];

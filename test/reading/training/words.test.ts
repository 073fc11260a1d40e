import { InputError } from "../../../src/core/errors";
import { readTrainingSettings, SETTING_WORDS } from "../../../src/reading/training/words";
import { said } from "../../functions/said";

describe("setting words", () => {
  test("are read in any order, case and width", () => {
    const words =
      "ZeRO=3 checkpointing=none  rank=64 targets=q_proj,v_proj；framework=HF optimizer=paged-adamw-8bit";
    expect(readTrainingSettings(words)).toEqual({
      zero: 3,
      sharder: "deepspeed",
      checkpointing: "none",
      rank: 64,
      targets: "q_proj,v_proj",
      framework: "transformers",
      optimizer: "paged-adamw-8bit",
    });
  });

  test("a framework's name alone will do", () => {
    expect(readTrainingSettings("torchtune zero=0").framework).toBe("torchtune");
  });

  const spellings: [string, object][] = [
    ["lora_r=32", { rank: 32 }],
    ["optim=adamw_bnb_8bit", { optimizer: "adamw-8bit" }],
    ["optimizer=adamw_torch", { optimizer: "adamw", step: "foreach" }],
    ["optimizer=adamw-bf16", { optimizer: "adamw", moments: "bf16" }],
    ["gradient_checkpointing=true", { checkpointing: "full" }],
    ["attention=flash_attention_2", { attention: "flash" }],
    ["zero=stage3", { zero: 3, sharder: "deepspeed" }],
    ["zero = 2, rank = 8", { zero: 2, sharder: "deepspeed", rank: 8 }],
    ["fsdp=full_shard", { zero: 3, sharder: "fsdp" }],
    ["precision=bf16-mixed", { precision: "bf16", parameters: "fp32", gradients: "fp32", autocast: 1 }],
    ["framework=fsdp_qlora", { framework: "fsdp-qlora" }],
    ["framework=Megatron-LM", { framework: "megatron" }],
    ["sp=yes loss=liger", { sp: 1, loss: "fused" }],
    ["step=in-backward", { step: "backward" }],
    // as torchtune, Lightning, DeepSpeed, transformers, LLaMA-Factory, ms-swift and Megatron spell them
    ["optimizer_in_bwd=true", { step: "backward" }],
    ["optimizer_in_bwd=false", {}],
    ["optimizer=PagedAdamW8bit", { optimizer: "paged-adamw-8bit" }],
    ["precision=mixed", { precision: "bf16", parameters: "bf16", master: "fp32" }],
    ["precision=16-mixed", { precision: "fp16", parameters: "fp32", gradients: "fp32", autocast: 1 }],
    ["torch_dtype=bfloat16", { precision: "bf16" }],
    ["zero3", { zero: 3, sharder: "deepspeed" }],
    ["--zero_stage=2", { zero: 2, sharder: "deepspeed" }],
    ["deepspeed=zero3", { zero: 3, sharder: "deepspeed" }],
    ["deepspeed=ds_z2_config.json", { zero: 2, sharder: "deepspeed" }],
    [
      "fsdp, bf16, gradient_checkpointing",
      { zero: 3, sharder: "fsdp", precision: "bf16", checkpointing: "full" },
    ],
    ["fsdp=false", { zero: 0, sharder: "fsdp" }],
    ["ddp", { zero: 0, sharder: "deepspeed" }],
    ["lora_rank=32,load_in_4bit=true,bf16=true", { rank: 32, base: "4bit", precision: "bf16" }],
    ["fp16=false", {}],
    ["use_flash_attention_2=true", { attention: "flash" }],
    ["flash_attn=disabled", { attention: "eager" }],
    ["flash_attn paged_adamw_8bit", { attention: "flash", optimizer: "paged-adamw-8bit" }],
    ["quantization_bit=8", { base: "int8" }],
    ["bnb_4bit_use_double_quant=true", { doubleQuant: 1 }],
    ["use_liger_kernel=true", { loss: "fused", kernels: "fused" }],
    ["tensor_model_parallel_size=4 use_distributed_optimizer", { tp: 4, zero: 1, sharder: "deepspeed" }],
    ["lora_target=q_proj,v_proj,bf16=true", { targets: "q_proj,v_proj", precision: "bf16" }],
    // no figure depends on these
    ["lora_alpha=16 lr=2e-4", {}],
    // TrainingArguments, LLaMA-Factory and axolotl; torchtune's configs and torchtitan's training.compile
    ["gradient_accumulation_steps=8", { accumulation: 8 }],
    ["torchtune compile=True", { framework: "torchtune", kernels: "fused" }],
    ["--training.compile", { kernels: "fused" }],
    ["torch_compile=true", { kernels: "fused" }],
    ["compile=false", {}],
    ["outputs=kept autocast=0", { outputs: "kept", autocast: 0 }],
    ["", {}],
  ];
  test.each(spellings)("%s, as other programs write it", (words, expected) => {
    expect(readTrainingSettings(words)).toEqual(expected);
  });
});

describe("a setting that cannot be read names what is known", () => {
  const rows = [
    ["zero=4", /zero=4 is not known\. zero takes 0, 1, 2, 3\./],
    ["optimizer=adamx", /optimizer=adamx is not known\. optimizer takes adamw, adamw-8bit,/],
    ["checkpoint=full", /Setting "checkpoint=full" is not known\. Known are framework=, optimizer=,/],
    ["turbo", /Setting "turbo" is not known/],
    ["rank=0", /rank is "0"\. It needs a whole number above 0\./],
    ["rank=abc", /rank is "abc"/],
    ["tp=1.5", /tp is "1\.5"/],
    ["fsdp=maybe", /fsdp takes full, grad, hybrid, none/],
    ["framework=keras", /framework=keras is not known\. framework takes generic, torchtitan/],
    ["dropout=2", /Dropout must be from 0 to 1 \(20 % is 0\.2\); got 2/],
    ["constructor=1", /Setting "constructor=1" is not known/],
    ["optimizer=toString", /optimizer=tostring is not known/],
    ["framework=", /framework= is not known/],
    ["bf16=maybe", /bf16=maybe is not known\. bf16 takes true, false\./],
    ["deepspeed=my.json", /zero=my\.json is not known\. zero takes 0, 1, 2, 3\./],
    [
      "per_device_train_batch_size=4",
      /"per_device_train_batch_size=4" is not a setting\. Batch is an argument of the function/,
    ],
    ["max_seq_length=4096", /Context is an argument of the function/],
    ["num_gpus=8", /Cards is an argument/],
  ] as const;
  test.each(rows)("%s", (words, message) => {
    expect(said(() => readTrainingSettings(words))).toMatch(message);
  });

  test("every word has a reader that refuses nonsense", () => {
    for (const word of SETTING_WORDS.filter((known) => known !== "targets" && known !== "extra"))
      expect(() => readTrainingSettings(`${word}=nonsense`)).toThrow(InputError);
  });
});

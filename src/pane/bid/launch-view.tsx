import { useState } from "preact/hooks";
import { FluentButton } from "../fluent";
import { copyText } from "./copy";
import type { BidTexts } from "./wording";

/** Before each: a flag stays with its value. */
const FLAGS = / (?=-)/;

/** The command that starts an option, ready to copy. */
export function LaunchCommand(props: {
  readonly texts: BidTexts;
  readonly command: string;
  readonly letter: string;
}) {
  const { texts, command, letter } = props;
  // what became of the last press, of this command only
  const [copied, setCopied] = useState<{ command: string; done: boolean } | null>(null);
  const said = copied?.command !== command ? "" : copied.done ? texts.copied : texts.notCopied;
  return (
    <div class="launch">
      <code tabIndex={0} role="group" aria-label={`${texts.launch}, ${texts.option(letter)}`}>
        {command.split(FLAGS).map((words, at, all) => (
          <span key={at} class="word">
            {at === all.length - 1 ? words : `${words} `}
          </span>
        ))}
      </code>
      <FluentButton
        size="small"
        aria-label={`${texts.copy}: ${texts.launch}, ${texts.option(letter)}`}
        onClick={() => {
          void copyText(command).then((done) => {
            setCopied({ command, done });
          });
        }}
      >
        {texts.copy}
      </FluentButton>
      <span class="why" role="status">
        {said}
      </span>
    </div>
  );
}

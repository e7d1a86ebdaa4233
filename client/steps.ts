// Questions that follow each other: each shows how far it is, and all but the first lead back to the one before.

import * as vscode from 'vscode';

/** An answer, a step back, or undefined when the person stops. */
export type Said<Answer> = Answer | 'back' | undefined;

/** A question: what it changes in the answers so far. */
export type Step<Answers> = (answers: Answers, place: { readonly step: number; readonly of: number }) => Promise<Said<Answers>>;

/** Asks the questions that the answers so far call for; undefined when the person stops. */
export async function askAll<Answers extends object>(
  stepsFor: (answers: Answers) => readonly Step<Answers>[],
  first: Answers,
): Promise<Answers | undefined> {
  let answers = first;
  for (let index = 0; index < stepsFor(answers).length; ) {
    const steps = stepsFor(answers);
    const said = await steps[index]!(answers, { step: index + 1, of: steps.length });
    if (said === undefined) return undefined;
    if (said === 'back') index--;
    else {
      answers = said;
      index++;
    }
  }
  return answers;
}

type Place = { readonly title: string; readonly step: number; readonly of: number };

/** Asks for a text. `check` answers what is wrong with one. */
export function askText(
  { title, step, of }: Place,
  { prompt, value, check }: { readonly prompt: string; readonly value: string; readonly check?: (text: string) => string | undefined },
): Promise<Said<{ readonly text: string }>> {
  const input = vscode.window.createInputBox();
  Object.assign(input, { title, prompt, value, valueSelection: [0, value.length] });
  input.onDidChangeValue(text => (input.validationMessage = check?.(text)));
  return asked(input, { step, of }, () => (check?.(input.value) === undefined ? { text: input.value.trim() } : undefined));
}

/** Asks which of the items are wanted; those of `picked` are at first. */
export function askMany<Key extends string>(
  { title, step, of }: Place,
  {
    placeholder,
    items,
    picked,
  }: { readonly placeholder: string; readonly items: Readonly<Record<Key, string>>; readonly picked: ReadonlySet<Key> },
): Promise<Said<ReadonlySet<Key>>> {
  const input = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly key: Key }>();
  const all = (Object.entries(items) as [Key, string][]).map(([key, label]) => ({ key, label }));
  Object.assign(input, { title, placeholder, items: all, canSelectMany: true });
  input.selectedItems = all.filter(({ key }) => picked.has(key));
  return asked(input, { step, of }, () => new Set(input.selectedItems.map(({ key }) => key)));
}

/** Shows the question until it is answered. `answer` is asked when the person accepts; undefined keeps the question open. */
function asked<Answer>(
  input: vscode.QuickInput & Pick<vscode.InputBox, 'buttons' | 'onDidTriggerButton' | 'onDidAccept'>,
  { step, of }: { readonly step: number; readonly of: number },
  answer: () => Answer | undefined,
): Promise<Said<Answer>> {
  return new Promise(done => {
    const end = (said: Said<Answer>): void => {
      done(said);
      input.dispose();
    };
    input.step = step;
    input.totalSteps = of;
    input.ignoreFocusOut = true;
    if (step > 1) input.buttons = [vscode.QuickInputButtons.Back];
    input.onDidTriggerButton(() => end('back'));
    input.onDidAccept(() => {
      const said = answer();
      if (said !== undefined) end(said);
    });
    input.onDidHide(() => end(undefined));
    input.show();
  });
}

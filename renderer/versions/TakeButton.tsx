import { ArrowLeft, ArrowRight, CornerUpLeft } from 'lucide-react';
import { IconButton } from '../widgets/Button';

const icons = { back: CornerUpLeft, left: ArrowLeft, right: ArrowRight } as const;

interface TakeButtonProps {
  readonly label: string;
  readonly way?: keyof typeof icons;
  readonly onTake: () => void;
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The button of the difference before or after this one, in its list. */
function neighbour(button: Element, step: number): HTMLElement | undefined {
  const takes = [...(button.closest('ol')?.querySelectorAll<HTMLElement>('.take') ?? [])];
  return takes[takes.findIndex((one) => one === button) + step];
}

/** Takes one difference over from the other state; the arrows go to the next difference. */
export function TakeButton({ label, way = 'back', onTake }: TakeButtonProps) {
  const Icon = icons[way];
  return (
    <IconButton
      label={label}
      className="take"
      icon={<Icon size={14} />}
      onPress={onTake}
      onKeyDown={(event) => {
        const step = steps[event.key];
        const next = step === undefined ? undefined : neighbour(event.currentTarget, step);
        next?.focus();
        next?.scrollIntoView({ block: 'nearest' });
      }}
    />
  );
}

import { NumberField, type NumberFieldProps } from '../widgets/NumberField';

/** A number with its name before it, on a row of the inspector. */
export const NumberRow = (props: NumberFieldProps) => (
  <div className="inspector-row">
    <span className="inspector-label">{props.label}</span>
    <NumberField {...props} />
  </div>
);

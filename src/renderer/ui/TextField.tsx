import type { ReactNode, Ref } from 'react';
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { classNames } from './class-names.ts';

interface FieldProps extends Omit<AriaTextFieldProps, 'className' | 'children' | 'style'> {
  readonly label: string;
  /** Keeps the label for assistive technology only. */
  readonly isLabelHidden?: boolean;
  readonly description?: ReactNode;
  /** What is wrong and what to do; shown while `isInvalid`. */
  readonly error?: string | null;
  readonly placeholder?: string;
  readonly className?: string;
}

export interface TextFieldProps extends FieldProps {
  readonly icon?: ReactNode;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export interface TextAreaProps extends FieldProps {
  readonly rows?: number;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
}

/** One line of text with its label, help and error. */
export function TextField({ icon, inputRef, placeholder, ...props }: TextFieldProps) {
  return (
    <Field {...props}>
      <span className="ui-field-box">
        {icon === undefined ? null : (
          <span className="ui-icon" aria-hidden="true">
            {icon}
          </span>
        )}
        <Input
          className="ui-input"
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
        />
      </span>
    </Field>
  );
}

/** Several lines of text with their label, help and error; grows with its content. */
export function TextArea({ rows = 3, inputRef, placeholder, ...props }: TextAreaProps) {
  return (
    <Field {...props}>
      <AriaTextArea
        className="ui-field-box ui-textarea"
        rows={rows}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(inputRef === undefined ? {} : { ref: inputRef })}
      />
    </Field>
  );
}

function Field({
  label,
  isLabelHidden = false,
  description,
  error = null,
  className,
  children,
  ...props
}: FieldProps & { readonly children: ReactNode }) {
  return (
    <AriaTextField
      {...props}
      isInvalid={error !== null || props.isInvalid === true}
      className={classNames('ui-field', className)}
    >
      <Label className={isLabelHidden ? 'ui-visually-hidden' : 'ui-label'}>{label}</Label>
      {children}
      {description === undefined ? null : (
        <Text slot="description" className="ui-description">
          {description}
        </Text>
      )}
      {error === null ? null : <FieldError className="ui-field-error">{error}</FieldError>}
    </AriaTextField>
  );
}

import { type FieldProps, LabelledField, useField } from './field.tsx';

export interface FileDropProps extends FieldProps {
  /** Endings or media types, as the platform's file input takes them. */
  readonly accept?: string;
  readonly onFile: (file: File) => void;
}

/** A file, chosen or dropped: the platform's own input made large, so that every way of reaching it works. */
export function FileDrop(props: FileDropProps) {
  const field = useField(props);
  const { accept, onFile } = props;
  return (
    <LabelledField field={field} props={props} className="file-drop">
      <input
        type="file"
        id={field.id}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) onFile(file);
        }}
        {...(accept === undefined ? {} : { accept })}
        {...field.aria}
      />
    </LabelledField>
  );
}

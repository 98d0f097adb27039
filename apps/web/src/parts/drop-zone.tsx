import { Alert, Button, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** Endings that a choice of files offers first. */
  accept: string;
  title: string;
  hint: string;
  choose: string;
  busy: boolean;
  onFile: (file: File) => void;
}

/** A place to let a file fall on; whoever has no mouse chooses it. A file that holds nothing goes no further. */
export function DropZone({ accept, title, hint, choose, busy, onFile }: Props) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const [empty, setEmpty] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (!file || busy) return;
    setEmpty(file.size === 0);
    if (file.size > 0) onFile(file);
  };
  return (
    <div
      className="drop-zone"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <Stack align="center" gap="xs">
        <Text fw={600}>{title}</Text>
        <Text size="sm" c="dimmed" ta="center" maw={560}>
          {hint}
        </Text>
        <Button loading={busy} onClick={() => input.current?.click()}>
          {choose}
        </Button>
        {empty && <Alert color="red" variant="light" role="alert" title={t('imports.empty')} />}
        <input
          ref={input}
          type="file"
          accept={accept}
          aria-label={choose}
          hidden
          onChange={(event) => {
            take(event.currentTarget.files);
            // The same file may be chosen again.
            event.currentTarget.value = '';
          }}
        />
      </Stack>
    </div>
  );
}

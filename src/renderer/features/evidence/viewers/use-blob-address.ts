import { useEffect, useState } from 'react';

/** An address of bytes for a picture or recording of this page, for as long as it is shown. Null until it is made. */
export function useBlobAddress(bytes: Uint8Array | null, mediaType: string | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (bytes === null || mediaType === null) return;
    const made = URL.createObjectURL(new Blob([bytes.slice()], { type: mediaType }));
    setAddress(made);
    return () => {
      setAddress(null);
      URL.revokeObjectURL(made);
    };
  }, [bytes, mediaType]);
  return address;
}

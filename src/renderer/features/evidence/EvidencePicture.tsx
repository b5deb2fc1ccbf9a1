import { useEffect, useState } from 'react';

export interface EvidencePictureProps {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly label: string;
}

/** Evidence that is a picture. */
export function EvidencePicture({ bytes, mediaType, label }: EvidencePictureProps) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes.slice()], { type: mediaType }));
    setAddress(made);
    return () => {
      URL.revokeObjectURL(made);
    };
  }, [bytes, mediaType]);
  return address === null ? null : <img className="evidence-picture" src={address} alt={label} />;
}

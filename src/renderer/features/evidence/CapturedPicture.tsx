import { Image } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Evidence } from '../../../core/sources/evidence.ts';
import { useStores } from '../../stores/stores.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { useBlobAddress } from './viewers/use-blob-address.ts';

/** What a captured page looked like, one press away; nothing for other evidence. */
export function CapturedPicture({ evidence }: { readonly evidence: Evidence }) {
  const [isOpen, setOpen] = useState(false);
  const { picture } = evidence;
  if (picture === null) return null;
  return (
    <>
      <IconButton
        label="Picture of the page"
        icon={<Image />}
        onPress={() => {
          setOpen(true);
        }}
      />
      <Dialog
        title={`Picture of “${evidence.fileName}”`}
        size="huge"
        isOpen={isOpen}
        onClose={() => {
          setOpen(false);
        }}
        scrollLabel="Picture of the captured page"
      >
        {isOpen ? <StoredPicture sha256={picture.sha256} /> : null}
      </Dialog>
    </>
  );
}

type Read = { readonly bytes: Uint8Array; readonly mediaType: string } | { readonly why: string } | null;

function StoredPicture({ sha256 }: { readonly sha256: string }) {
  const { bridge } = useStores();
  const { project } = useDesk();
  const [read, setRead] = useState<Read>(null);
  useEffect(() => {
    let isCurrent = true;
    void bridge.invoke('image:read', { projectId: project.id, sha256 }).then((found) => {
      if (isCurrent) setRead(found.ok ? found.value : { why: found.error.message });
    });
    return () => {
      isCurrent = false;
    };
  }, [bridge, project.id, sha256]);
  const bytes = read !== null && 'bytes' in read ? read : null;
  const address = useBlobAddress(bytes?.bytes ?? null, bytes?.mediaType ?? null);
  if (read !== null && 'why' in read) return <p>{read.why}</p>;
  return address === null ? (
    <p className="evidence-loading">Opening…</p>
  ) : (
    <img className="captured-picture" src={address} alt="The page as it was captured" />
  );
}

import type { WebContents } from 'electron';
import { uiOrigin } from '../protocol/policy';

/** Whether an address is one of our own pages. */
export const isOurs = (url: string): boolean => {
  try {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}` === uiOrigin;
  } catch {
    return false;
  }
};

/** A call counts only from the main frame of the desk's window, showing our own page. */
export function isDeskFrame(
  event: { readonly sender: WebContents; readonly senderFrame: { readonly url: string } | null },
  desk: WebContents | undefined,
): boolean {
  return (
    desk !== undefined &&
    event.sender === desk &&
    event.senderFrame !== null &&
    event.senderFrame === desk.mainFrame &&
    isOurs(event.senderFrame.url)
  );
}

import type { Envelope } from '#shared/contract/envelope.ts';
import { errorEnvelope } from '#shared/contract/envelope.ts';
import { serviceEvent } from '#shared/contract/events.ts';
import { failure } from '#shared/features/native/failure.ts';
import type { Transport } from './transport.ts';

/** Transport to the loopback host: `POST /rpc/<name>`, server-sent events, downloads of the browser. */
export function httpTransport(): Transport {
  return {
    native: false,
    async call(name, input, callId) {
      try {
        const response = await fetch(`/rpc/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-call-id': callId },
          body: JSON.stringify(input),
        });
        return readEnvelope(await response.json());
      } catch {
        return failure('service_stopped');
      }
    },
    onEvent(listener) {
      const source = new EventSource('/events');
      let wasOpen = false;
      source.onopen = () => {
        // What happened while the connection was gone (the machine slept) is told by nobody.
        if (wasOpen) listener({ type: 'changed', topics: [] });
        wasOpen = true;
      };
      source.onmessage = (message: MessageEvent<string>) => {
        const event = serviceEvent.safeParse(JSON.parse(message.data));
        if (event.success) listener(event.data);
      };
      return () => source.close();
    },
    async saveFile(file) {
      const link = document.createElement('a');
      link.href = `/_files/${file.$file}`;
      link.download = file.name;
      link.click();
      return true;
    },
  };
}

/** What came over HTTP, as an envelope; anything else counts as an internal failure. */
export function readEnvelope(answer: unknown): Envelope {
  if (typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true && 'value' in answer) {
    return { ok: true, value: answer.value };
  }
  const refused = errorEnvelope.safeParse(answer);
  return refused.success ? refused.data : failure('internal');
}

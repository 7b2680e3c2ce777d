export const xmlResponse = (xml: string, status = 200): Response =>
  new Response(xml, { status, headers: { "content-type": "application/xml" } });

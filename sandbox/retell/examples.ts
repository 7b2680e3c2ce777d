/** Objects of the form the service documents, with values of our own; answers under `vendor-examples`. */
const modifiedAt = 1_760_000_000_000;
const ids = {
  agent: "agent_0f1e2d3c4b5a69788796a5b4c3",
  llm: "llm_0f1e2d3c4b5a69788796a5b4c3d2",
  call: "call_0f1e2d3c4b5a69788796a5b4c3d",
};

export const exampleAgent = {
  agent_id: ids.agent,
  version: 0,
  is_published: false,
  agent_name: "Night desk",
  response_engine: { type: "retell-llm", llm_id: ids.llm, version: 0 },
  voice_id: "retell-Cimo",
  language: "en-US",
  data_storage_setting: "everything",
  opt_in_signed_url: false,
  last_modification_timestamp: modifiedAt,
};

export const exampleAgentVersion = {
  version: 0,
  is_published: false,
  last_modification_timestamp: modifiedAt,
};

export const exampleLlm = {
  llm_id: ids.llm,
  version: 0,
  is_published: false,
  model: "gpt-4.1",
  model_temperature: 0,
  start_speaker: "agent",
  begin_message: "Good evening, {{name}}.",
  general_prompt: "You answer the desk at night, briefly and kindly.",
  default_dynamic_variables: { name: "friend" },
  last_modification_timestamp: modifiedAt,
};

const exampleCall = {
  call_id: ids.call,
  agent_id: ids.agent,
  agent_version: 0,
  agent_name: "Night desk",
  call_status: "registered",
  metadata: { ticket: "t-1" },
  retell_llm_dynamic_variables: { name: "Ada" },
  data_storage_setting: "everything",
  opt_in_signed_url: false,
};

export const exampleWebCall = { ...exampleCall, call_type: "web_call", access_token: "eyJleGFtcGxlIjoxfQ" };

export const examplePhoneCall = {
  ...exampleCall,
  call_type: "phone_call",
  from_number: "+14155550100",
  to_number: "+14155550101",
  direction: "outbound",
};

export const examplePhoneNumber = {
  phone_number: "+14155550100",
  phone_number_type: "retell-twilio",
  phone_number_pretty: "+1 (415) 555-0100",
  area_code: 415,
  nickname: "Front desk",
  outbound_agents: [{ agent_id: ids.agent, weight: 1, agent_version: "latest_published" }],
  last_modification_timestamp: modifiedAt,
};

export const exampleVoice = {
  voice_id: "retell-Cimo",
  voice_name: "Cimo",
  provider: "platform",
  gender: "female",
  accent: "American",
  age: "Middle Aged",
};

export const exampleFoundVoices = {
  voices: [
    {
      provider_voice_id: "voice-1",
      public_user_id: "user-1",
      name: "Marlow",
      description: "Calm and low.",
    },
  ],
};

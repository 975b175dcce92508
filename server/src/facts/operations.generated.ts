// Made by tools/generate/facts.ts from the collected facts of 2026-11-23; do not edit.
// Source of methods, paths and permissions: MyPureCloud/platform-client-sdk-javascript@e09e27aa build/docs/*Api.md (2026-08-15).
// Source of scopes: MyPureCloud/terraform-provider-genesyscloud@f955430e docs/** (2026-07-01; generated from https://api.mypurecloud.com/api/v2/docs/swagger by apidocs/main.go).
// The form is told at operationsText in tools/generate/operations.ts.
export const operationLines = `0 agentic/virtualagents g7 o5
2 {virtualAgentId} g7 a6
3 jobs d8
4 {jobId} g9
3 versions/{versionId}/jobs oa
0 alerting/alerts/all dt~0 at~0
2 bulk at~0
2 query ou~0
2 {alertId} ds~0 gu~1 at~0 ut~0
1 rules ov~0
2 bulk ax~0
3 remove ow~0
2 query oy~0
2 {ruleId} dw~0 gy~1 ux~0
0 analytics/actions/aggregates/jobs o|em.59~2
4 {jobId} d|em.59~2 g|em.59~3
5 results g|em.59~3
3 query o|em.59~2
1 agentcopilots/aggregates/jobs o|10~2
4 {jobId} d|10~2 g|10~3
5 results g|10~3
3 query o|10~2
1 agents/status/counts o|11~2
3 query o|11~2
2 {userId}/status g|11~3
1 agentutilizations/aggregates/jobs o|12~2
4 {jobId} d|12~2 g|12~3
5 results g|12~3
3 query o|12~2
1 botflows/{botFlowId}/divisions/reportingturns g|14~3
3 reportingturns g|15~3
3 sessions g|16~3
1 bots/aggregates/jobs o|13~2
4 {jobId} d|13~2 g|13~3
5 results g|13~3
3 query o|13~2
1 casemanagement/aggregates/jobs o|17~2
4 {jobId} d|17~2 g|17~3
5 results g|17~3
3 query o|17~2
1 conversations/activity/query o|1s~2
2 aggregates/jobs o|18~2
4 {jobId} d|18~2 g|18~3
5 results g|18~3
3 query o|18~2
2 details g|19.z~3
3 jobs o|19.z~2
4 availability g|19~3
4 {jobId} d|19.z~2 g|19.z~3
5 results g|19.z~3
3 query o|19.z~2
2 {conversationId}/details g|19.z~3
4 properties o|1a~2
1 copilots/aggregates/jobs o|1b~2
4 {jobId} d|1b~2 g|1b~3
5 results g|1b~3
3 query o|1b~2
1 dataextraction/downloads/bulk o|1l~2
3 metadata g|1l~3
3 {downloadId} g|1l~3
1 dataretention/settings g|1k~3 u|1j~2
1 evaluations/aggregates/jobs o|1m~2
4 {jobId} d|1m~2 g|1m~3
5 results g|1m~3
3 query o|1m~2
1 flowexecutions/aggregates/jobs o|1o~2
4 {jobId} d|1o~2 g|1o~3
5 results g|1o~3
3 query o|1o~2
1 flows/activity/query o|1p~2
2 aggregates/jobs o|1n~2
4 {jobId} d|1n~2 g|1n~3
5 results g|1n~3
3 query o|1n~2
2 observations/query o|1p~2
1 journeys/aggregates/jobs o|1q~2
4 {jobId} d|1q~2 g|1q~3
5 results g|1q~3
3 query o|1q~2
1 knowledge/aggregates/jobs o|1r~2
4 {jobId} d|1r~2 g|1r~3
5 results g|1r~3
3 query o|1r~2
1 queues/observations/query o|1s~2
1 ratelimits/aggregates/query o|1t~2
1 reporting/dashboards/users g1f~3
4 bulk/remove o|1c.1d~2
4 {userId} g1f~3
2 exports g1i~3 o1h~2
3 metadata g1i~3
2 settings g~3 a|1u~2
3 dashboards/bulk/remove o1e~2
4 query g1f~3 o1f~2
3 users/{userId}/dashboards g1g~3
1 resolutions/aggregates/jobs o|1v~2
4 {jobId} d|1v~2 g|1v~3
5 results g|1v~3
3 query o|1v~2
1 routing/activity/query o|1s~2
1 summaries/aggregates/jobs o|1x~2
4 {jobId} d|1x~2 g|1x~3
5 results g|1x~3
3 query o|1x~2
1 surveys/aggregates/jobs o|1y~2
4 {jobId} d|1y~2 g|1y~3
5 results g|1y~3
3 query o|1y~2
1 taskmanagement/aggregates/jobs o|1z~2
4 {jobId} d|1z~2 g|1z~3
5 results g|1z~3
3 query o|1z~2
2 metrics/query o20~2
1 teams/activity/query o|21~2
1 transcripts/aggregates/jobs o|1w~2
4 {jobId} d|1w~2 g|1w~3
5 results g|1w~3
3 query o|1w~2
1 users/activity/query o|24~2
2 aggregates/jobs o|22~2
4 {jobId} d|22~2 g|22~3
5 results g|22~3
3 query o|22~2
2 details/jobs o|23~2
4 availability g|23~3
4 {jobId} d|23~2 g|23~3
5 results g|23~3
3 query o|23~2
2 observations/query o|24~2
0 architect/dependencytracking g2f~4
2 build g2f~5 o2e~6
2 consumedresources g2f~7
2 consumingresources g2f~4
2 deletedresourceconsumers g2f~4
2 object g2f~4
2 types g2f~4
3 {typeId} g2f~4
2 updatedresourceconsumers g2f~4
1 emergencygroups gsu~7 osq~8
2 divisionviews gst~4
2 {emergencyGroupId} dsr~8 gsu~7 uss~8
1 grammars g3c~7 o39~8
2 {grammarId} d3a~8 g3c~7 a3b~8
3 languages o3b~8
4 {languageCode} d3b~8 g3c~7 a3b~8
5 files/dtmf d3b~9 o3b~8
6 voice d3b~9 o3b~8
1 ivrs gse~7 osa~8
2 divisionviews gsd~4
2 {ivrId} dsb~8 gse~7 usc~8
3 identityresolution gse.sy~4 usc.sx~9
1 prompts d3m~9 g3o~7 o3l~8
2 {promptId} d3m~8 g3o~7 u3n~8
3 history o3o~9
4 {historyId} g3o~4
3 resources g3o~7 o3n~8
4 {languageCode} d3n~8 g3o~7 u3n~8
5 audio d3n~9
5 uploads o3n~9
1 schedulegroups gtt~7 otp~8
2 divisionviews gts~4
2 {scheduleGroupId} dtq~8 gtt~7 utr~8
1 schedules gto~7 otk~8
2 divisionviews gtn~4
2 {scheduleId} dtl~8 gto~7 utm~8
1 systemprompts g3k~4
2 {promptId} g3k~4
3 history o3k~9
4 {historyId} g3k~4
3 resources g3k~4 o3j~9
4 {languageCode} d3j~9 g3k~4 u3j~9
5 uploads o3j~9
0 assistants g3w~a o3t~b
1 agentchecklists g3s~a o3p~b
2 languages g3s~a
2 {agentChecklistId} d3q~b g3s~a u3r~b
1 copilot/featuresupport g3y~a
1 queues g41~a
1 {assistantId} d3u~b g3w~a a3v~b
2 copilot g3y~a u3x~b
2 queues d3z~b g41~a a40~b
3 {queueId} d3z~b g41~a u40~b
4 users/bulk/add o|42~b
6 remove o|43~b
5 jobs o|45~b
6 {jobId} g|46~a
5 query o|44~b
2 variations g3y~a o3x~b
3 {variationId} d3x~b g3y~a u3x~b
0 audits/query o47~c
2 realtime o47~c
3 related o47~c
3 servicemapping g47~c
2 servicemapping g47~c
2 {transactionId} g47~c
3 results g47~c
0 authorization/divisions g~d o4a.4e~e
2 deleted g|4d~f
2 home g~d
2 limit g~f
2 query g~f
2 {divisionId} d|4b~e g~d u|4c~e
3 grants g|4g~f
3 objects/{objectType} o~g
3 restore o|4a~h
1 divisionspermitted/me g~f
2 paged/me g~f
3 {subjectId} g~f
1 permissions g~d
1 policies g|4z~f
2 subject/{subjectId} g|4z~f
2 targets g|4z~f
3 {targetName} g|4z~f o|4w~h u|4y.4w~h
4 subject/{subjectId} d|4x~h g|4z~f
4 validate o|4w~h
2 {policyId} g|4z~f u|4w~h
3 attributes g|4z~f
3 simulate o|4z~h
1 products g~d
1 roles g|53~d o|50~e
2 default o|52~h u|52~e
2 settings g|ba.55~f u|ba.54~h
2 {leftRoleId}/comparedefault/{rightRoleId} g|53~f o|53~h
2 {roleId} d|51~e g|53~d a|52~h o4e~h u|52~e
3 subjectgrants g|53~f
3 users g~f
4 add u|4e~h
4 remove u|4f~h
1 settings g|ba.55~f a|ba.54~h
1 subjects/me g~f
2 rolecounts g|4g~f
2 {subjectId} g|4g~d
3 bulkadd o4e~e
3 bulkremove o4f~h
3 bulkreplace o4e.4f~h
3 divisions/{divisionId}/roles/{roleId} d4f~e o4e~h
0 backgroundassistant/token o
0 billing/contracts g|57~i
2 invoices g|57~i
3 {invoiceId}/document g|57~i
4 lines g|57~i
2 {contractId} g|57~i
3 billingperiods/{billingPeriodId} g|57~i
1 reports/billableusage g|56.57~i
1 trusteebillingoverview/{trustorOrgId} g|1~i
0 businessrules/decisiontables g|5l~j o5e.5d.th~k
2 search g|5k~l
2 {tableId} d|5g~k g|5l~l a5h.5d.th~k
3 execute o|5i~m
3 exports g|5o~j o|5m~m
4 {exportJobId} d|5n~m g|5o~j
3 imports g|5s~j o|5p~m
4 {importJobId} d|5q~m g|5s~j a|5r~m
3 versions g|5l~j o|5e~k
4 {tableVersion} d|5g~k g|5l~l a|5h~m
5 copy o|5f~m
5 execute o|5i~m
5 publish u|5j~k
5 rows g|5x~l o5t.th~k
6 bulk/add o5t.th~m
7 remove o5u.th~m
7 update o5v.th~m
6 search o|5w~m
6 {rowId} d5u.th~k g|5x~j u5v.th~k
5 sync o|5h~m
1 schemas g|5d~l o|5a~k
2 coretypes g|5d~j
3 {coreTypeName} g|5d~j
2 {schemaId} d|5b~k g|5d~l u|5c~k
0 carrierservices/integrations/emergencylocations/me g o
0 casemanagement/caseplans g|6e~n o|69~o
2 query o|6e~p
2 {caseplanId} d6a~o g|6e~n a6b~o
3 dataschemas o6f~p
4 {schemaKeyName} d6g~p u6h~p
3 intakesettings u|6j~o
3 publish o|6c~o
3 stageplans/{stageplanId} a|6s~o
5 stepplans/{stepplanId} a|6v~o
3 versions o6b~o
4 {versionId} g|6d~q
5 dataschemas g|6i~n
5 intakesettings g|6k~n
5 stageplans g|6t~n
6 {stageplanId} g|6t~n
7 stepplans g|6w~n
8 {stepplanId} g|6w~n
1 cases o|5y~p
2 associations/query o|62~p
2 externalcontacts/{externalContactId} g|64~q
2 query/jobs o|6o~p
4 {jobId} g6p~q
5 results g6q~q
2 references/{referenceId} g|67~q
2 {caseId} d5z~p g|60~q
3 associations g|62~q o|61~p
4 {associationId} g|62~q
3 comments g|6m~q o|6l~p
4 me/{commentId} d|6n~p
4 {commentId} g|6m~q
3 datedue a|63~p
3 owner a|65~p
3 priority a|66~p
3 stages g|6r~q
4 {stageId} g|6r~q
5 steps g|6u~q
6 {stepId} g|6u~q
3 summary a|68~p
3 terminate/jobs o|6x~p
5 {jobId} g|6y~q
0 certificate/details o
0 chats/messages/{messageId} g|74.73.7a
3 reactions u|74.77
1 rooms o|74.78
2 {roomJid} g|74.7a a|74.79
3 messages g|74.7a o|74.7b
4 pins o|74.79
5 {pinnedMessageId} d|74.79
4 {messageIds} g|74.7a
4 {messageId} d|74.7c a|74.7d
3 participants g|74.7a
4 {participantJid} g
4 {userId} d|74.76 o|74.75
1 settings g|7f.7e a|7e u|7e
1 threads/{threadId}/messages g|74.7a
1 users/me/settings d g a o
2 {userId} g|74.70
3 messages g|74.73 o|74.71
4 pins o|74.6z
5 {pinnedMessageId} d|74.6z
4 {messageIds} g|74.73
4 {messageId} d|74.72 a|74.73
3 settings g|7h.7f a|7g.7e
0 coaching/appointments g|7p~r o|7m~s
2 aggregates/query o|7p~s
2 me g~r
2 {appointmentId} d|7n~s g|7p~r a|7o~s
3 annotations g|7l.7x~r o|7i.7u~s
4 {annotationId} d|7j.7v~s g|7l.7x~r a|7k.7w~s
3 conversations o|7o.7q~s
3 status a|7r~s
3 statuses g|7s~r
1 notifications g~r
2 {notificationId} g|7t~r a~s
1 scheduleslots/jobs o|7z~s
3 {jobId} g|80~r
2 query o|7y~s
0 contentmanagement/documents g~t o~u
2 {documentId} d|81~u g|81~t o|81~u
3 content g|81~t o|81~u
1 query g~t o~u
1 securityprofiles g~t
2 {securityProfileId} g~t
1 shared/{sharedId} g~t
1 shares g~t o~u
2 {shareId} d~u g~t
1 status g~t
2 {statusId} d~u g~t
1 usage g~t
1 workspaces g~t o~u
2 {workspaceId} d~u g~t u~u
3 documents g~t
3 members g~t
4 {memberId} d~u g~t u~u
3 tagvalues g~t o~u
4 query o~u
4 {tagId} d~u g~t u~u
0 conversations g~v
1 aftercallwork/{conversationId}/participants/{participantId}/communications/{communicationId} a|a2~w
1 callbacks g~v a|8o~w o8n~w
2 bulk/disconnect o|92~w
3 update o|8o~w
2 {conversationId} g~v a|92~w
3 participants/{participantId} a|a2.8i.92~w
5 attributes a~w
5 communications/{communicationId} a~w
7 wrapup g~v o|a2~w
5 replace o|8s~w
5 wrapup g~v
5 wrapupcodes g~v
3 recordingstate u|a3~w
1 calls g~v o|96~w
2 history g~v
2 maximumconferenceparties g~v
2 user/{userId} o|86.8b~w
2 {conversationId} g~v a|92~w o~w
3 conference a|96~w
3 participants o~w
4 user/{userId} o|86~w
4 {participantId} a|a2.8i.92~w
5 attributes a~w
5 barge o|8d~w
5 coach o|8e~w
5 communications/{communicationId} a~w
7 postflowaction d|8f~w a|8j~w
7 summaries oac~w
7 uuidata u~w
7 wrapup g~v o|a2~w
5 consult d~w a~w o|8x~w
6 agent o|8x.8y~w
6 contact/external o|8x.90~w
6 external o|8x.8z~w
6 queue o|8x.91~w
5 monitor o|8g~w
5 replace o|8s~w
5 snippet/record o|a4~w
5 user/{userId} a|a2.8i.92.86~w
5 voice/consult o|8x~w
5 wrapup g~v
5 wrapupcodes g~v
3 recordingstate u|a3~w
1 cobrowsesessions g~v
2 {conversationId} g~v a|92~w
3 participants/{participantId} a|a2.8i.92~w
5 attributes a~w
5 communications/{communicationId} a~w
7 wrapup g~v o|a2~w
5 replace o|8s~w
5 wrapup g~v
5 wrapupcodes g~v
3 recordingstate u|a3~w
1 customattributes/schemas g|9c~v o|9a~w
3 coretypes g|9c~v
4 {coreTypeName} g|9c~v
3 limits g|9c~v
3 {schemaId} g|9c~v u|9b~w
4 versions g|9c~v
5 {versionId} g|9c~v
2 search o|9d~w
1 emails g~v o|9f~w
2 agentless o|9f.87~w
2 {conversationId} g~v a|92~w
3 inboundmessages o~w
3 messages g~v o|9i~w
4 draft g~v a~w u~w
5 attachments/copy o~w
6 uploads o|9j~w
6 {attachmentId} d~w
4 {messageId} g~v
3 participants/{participantId} a|a2.8i.92.9g~w
5 attributes a~w
5 communications/{communicationId} a~w
7 wrapup g~v o|a2~w
5 parkingstate a|9g~w
5 replace o|8s~w
5 wrapup g~v
5 wrapupcodes g~v
3 reconnect o|93~w
3 recordingstate u|a3~w
3 settings g~v
1 faxes o~w
1 internalmessages g|9r~v
2 {conversationId} g|9r~v
1 keyconfigurations g|9n~v o|9m~w
2 validate o|9m~w
2 {keyconfigurationsId} g|9n~v u|9m~w
1 messages g~v o9t~w
2 agentless o9t~w
2 cachedmedia g|8a~v
3 {cachedMediaItemId} d|89~w g|8a~v
2 inbound/open o9x~w
2 {conversationId} g~v a|92.9v~w
3 communications/{communicationId}/messages o|9t.an~w
6 media g|9z~v o|9t.an.a7~w
7 uploads o|9t.an.a7~w
7 {mediaId} g|9y.ao~v
5 socialmedia/messages o|a7~w
5 typing o|9t.an~w
3 messages/bulk o|9y.ao~w
4 {messageId} g|9y.ao~v
3 participants/{participantId} a|a2.8i.92~w
5 attributes a~w
5 communications/{communicationId} a~w
7 summaries oac~w
7 wrapup g~v o|a2~w
5 monitor o|9u~w
5 parkingstate a|9v~w
5 replace o|8s~w
5 wrapup g~v
5 wrapupcodes g~v
3 recordingstate u|a3~w
2 {integrationId}/inbound/open/event o9x~w
5 message o9x~w
5 receipt o9x~w
5 structured/response o9x~w
2 {messageId}/details g|9y.ao~v
1 messaging/facebook/app gkl~v
3 permissions g|kl.kn.k2~v
2 identityresolution/integrations/apple/{integrationId} gko.ka~v ukn.k9~w
4 facebook/{integrationId} gko.kc~v ukn.kb~w
4 instagram/{integrationId} gko.ke~v ukn.kd~w
4 open/{integrationId} gko.kg~v ukn.kf~w
4 twitter/{integrationId} gko.kk~v ujz.kj~w
4 whatsapp/{integrationId} gko.ki~v ukn.kh~w
2 integrations gko~v
3 apple gko~x ok0~y
4 {integrationId} dkm~y gko~x ak1~y
3 facebook gko~x okl~y
4 {integrationId} dkm~y gko~x akn~y
3 instagram gko~x ok2~y
4 {integrationId} dkm~y gko~x akn~y
3 open gko~x okl~y
4 extensions/googlebusinessprofile ok4~w
6 oauth/settings g|k6~v
6 tokens o|k7~w
7 {tokenId} g|k8~v
8 accounts g|k3~v
6 {integrationId} dkm~w gko~v ak5~w
4 {integrationId} dkm~y gko~x akn~y
3 twitter gko~v ojy~w
4 oauth/settings gjy~v
4 {integrationId} dkm~w gko~v ajz~w
3 whatsapp gko~x okx~w
4 embeddedsignup okx~y
5 {integrationId} akn~y
4 {integrationId} dkm~y gko~x akn~y
3 {integrationId}/twitter/oauth/settings gjy~v
2 oauth/apple/callback g~v
2 settings gks~x okp~y
3 default dkq~y gks~x ukr~y
3 {messageSettingId} dkq~y gks~x akr~y
2 supportedcontent gkw~x o|kt~y
3 default gkw~x ukv~y
3 {supportedContentId} dku~y gkw~x akv~y
2 threadingtimeline gai~v uah~w
1 participants/attributes/search o|a1~w
1 screenshares/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup g~v o|a2~w
3 recordingstate u|a3~w
1 settings g|a6~z a|a5~10
1 socials/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup g~v o|a2~w
3 recordingstate u|a3~w
1 summaries/preview or~w
2 settings gq~11 on~12
3 {summarySettingId} do~12 gq~11 up~12
1 videos/meetings o|yd~w
3 {meetingId} g|yd~v
2 {conferenceId}/details g|yd~v
2 {conversationId}/agentconference/communications/{communicationId} o|ak~w
3 participants/{participantId}/communications/{communicationId}/wrapup g~v o|a2~w
3 recordingstate u|a3~w
1 {conversationId} d|92~w g|95~v
2 accessattributes g|83~v u|82~w
2 assign o|8h.8c.8p.8m.am.al.9h.9e.9w.9s~w
2 assistant/copilotcontext g88~v
2 barge o|8d~w
2 cobrowse o|8q.8r~w
2 communications/{communicationId}/agentchecklists g85~v
5 finalize o84~w
5 {agentChecklistId} g85~v o84~w
6 agentaction o84~w
6 jobs o84~w
7 {jobId} g85~v
4 internalmessages g|9r~v o|9p~w
5 {messageId} g|9r~v
2 customattributes g|9d~v a|99~w u|99~w
3 bulk a|99~w u|99~w
3 {attributesId} d|98~w g|9d~v
2 disconnect o|92~w
2 participants/{participantId} a|a2.8i.92~w
4 attributes a~w
4 callbacks o8n~w
4 codes/{addCommunicationCode} d~w
4 digits o~w
4 flaggedreason d~w u~w
4 internalmessages/users/communications o|9q~w
4 replace o|8s~w
5 agent o|8s.8t~w
5 contact/external o|8s.8v~w
5 external o|8s.8u~w
5 queue o|8s.8w~w
4 screenmonitors/sessions o|qb~w
6 {screenMonitoringId} d|qb~w g|qb~v
4 secureivrsessions g~v o~w
5 {secureSessionId} g~v
4 transfer o|8s~w
4 wrapup g~v
4 wrapupcodes g~v
2 recordingmetadata g|r1.r2.rh.r9~v
3 {recordingId} g|r1.r2.rh.r9~v
2 recordings g|r1.r2.rh.r9~v
3 {recordingId} g|r1.r2.rh.r9~v u|r1.qy.qz.r9.r7.r8.rh.rf.rg~w
4 annotations g|qi.r1.r2.rh.r9~v o|qf.qh.r1.r2.rh.r9~w
5 {annotationId} d|qg.r1.r2.rh.r9~w g|qi.r1.r2.rh.r9~v u|qh.qf.r1.r2.rh.r9~w
2 recordingstate a|a3~w
2 secureattributes g|a1~v a|a0~w u|a0~w
2 suggestions ga9~v
3 feedback o|ab~w
3 {suggestionId} ga9~v aa8~w
4 engagement oaa~w
2 summaries gad~v
3 {summaryId}/engagements aae~w
4 feedback aag~w oaf~w
2 tags u|9o~w
2 utilizationlabel a|aj~w
0 dataextensions/coretypes g|c7
2 {coretypeName} g|c7
1 limits g|c7
0 dataprivacy/maskingrules gat oap
2 validate oas
2 {ruleId} daq gat aar
0 date g
0 dependencies/type/{entityType}/id/{entityId}/connections/requiredby g|au
6 requiredbycounts g|au
6 requires g|au
0 diagnostics/logcapture/browser/entries/download/jobs o|xu
6 {jobId} gxw
4 query o|xw
3 users g|xw
4 {userId} d|xv g|xw o|xu
0 documentation/all/search o
1 gkn/search g o
1 search g o
0 downloads/{downloadId} g
0 emails/settings g|a6 a|a5
2 threading d|9k g|9l a|9k
0 employeeengagement/celebrations g|bu
2 {celebrationId} d|bs a|bt
1 recognitions g|bw o|bv
2 {recognitionId} g|bw
0 employeeperformance/externalmetrics/data o|bn~13
2 definitions g|br~14 o|bo~15
3 {metricId} d|bp~15 g|br~14 a|bq~15
0 events/conversations o|97
1 routing/customkpiattributions o|sh
1 users/presence o|p5
2 routingstatus o|tj
0 externalcontacts/bulk/contacts o|c2~16
3 add o|bx~16
3 divisionviews o|c1~16
3 enrich o|c0~16
3 remove o|by~16
3 unresolved o|c2~16
3 update o|bz~16
2 notes oc2.cl~16
3 add obx.cg~16
3 remove oby.ch~16
3 update obz.ci~16
2 organizations o|cl~16
3 add o|cg~16
3 divisionviews o|ck~16
3 enrich o|cj~16
3 remove o|ch~16
3 update o|ci~16
2 relationships oc2.cl~16
3 add obx.cg~16
3 remove oby.ch~16
3 update obz.ci~16
1 contacts g|rn.c2~17 o|rk.bx~18
2 enrich o|c0~16
2 exports gcf.c2~19 oce.c2~16
3 {exportId} gcf.c2~19
2 merge o|cr~16
2 schemas g|c7~19 o|c5~16
3 coretypes g|c7~19
4 {coreTypeName} g|c7~19
3 limits g|c7~19
3 {schemaId} d|c6~16 g|c7~19 u|c6~16
4 versions g|c7~19
5 {versionId} g|c7~19
2 {contactId} d|rl.by~18 g|rn.c2~17 a|bz~16 u|rm.bz~18
3 identifiers g|c2~19 a|bz~16
3 journey/segments g|db~19 o|d9.da~16
4 sessions g|dc~19
3 notes g|rn.c2~19 o|rm.bz~16
4 {noteId} d|rm.bz~16 g|rn.c2~19 a|bz~16 u|rm.bz~16
3 promotion o|cs~16
3 unresolved g|c2~19
1 conversations/{conversationId} u|ro.c4~16
1 externalsources g|cq.c2.cl~17 o|cn~18
2 {externalSourceId} d|co~18 g|cq.c2.cl~17 u|cp~18
1 identifierlookup o|c2.rn~16
2 contacts o|c2~16
2 organizations o|cl~16
1 import/csv/jobs o|ct~16
3 settings g|cx~19 o|cu~16
4 {settingsId} d|cv~16 g|cx~19 u|cw~16
3 uploads o|cy~16
4 {uploadId}/details g|cz~19
5 preview g|cz~19
2 jobs g|d3~19 o|d0~16
3 {jobId} g|d2~19 u|d1~16
2 settings g|d8~19 o|d4~16
3 {settingsId} d|d5~16 g|d7~19 u|d6~16
1 merge/contacts o|cr~16
1 notes/exports gcf.c2.cl~19 oce.c2.cl~16
3 {exportId} gcf.c2.cl~19
1 organizations g|rs.cl~17 o|rp.cg~18
2 enrich o|cj~16
2 exports gcf.cl~19 oce.cl~16
3 {exportId} gcf.cl~19
2 schemas g|c7~19 o|c5~16
3 coretypes g|c7~19
4 {coreTypeName} g|c7~19
3 limits g|c7~19
3 {schemaId} g|c7~19 u|c6~16
4 versions g|c7~19
5 {versionId} g|c7~19
2 {externalOrganizationId} d|rq.ch~18 g|rs.cl~17 a|ci~16 u|rr.ci~18
3 contacts g|rn.c2~19
3 identifiers g|cl~19 a|ci~16
3 notes g|rs.cl~19 o|rr.ci~16
4 {noteId} d|rr.ci~16 g|rs.cl~19 a|ci~16 u|rr.ci~16
3 relationships g|rs.cl~19
3 trustor d|ci~16
4 {trustorId} u|ci~16
1 relationships o|rr.ci~16
2 exports gcf.cl~19 oce.cl~16
3 {exportId} gcf.cl~19
2 {relationshipId} d|rr.ci~16 g|rs.cl~19 a|ci~16 u|rr.ci~16
1 reversewhitepageslookup g|c2~19
1 scan/contacts g|rn.c2~17
3 divisionviews/all gc3~19
2 notes g|rn.c2~19
3 divisionviews/all gc3~19
2 organizations g|rs.cl~17
3 divisionviews/all gcm~19
2 relationships g|rn.c2~19
3 divisionviews/all gc3~19
1 settings d|dd~16 g|df~19 u|de~16
0 fax/documents g~1a
2 {documentId} d~1b g~1a u~1b
3 content g~1a
1 settings g~1a u|ba~1b
1 summary g~1a
0 fieldconfig g
0 flows d|2h~9 g|2n~7 o|2g~9
1 actions/checkin o|2i.2m~9
2 checkout o|2i~9
2 deactivate o|2k~9
2 publish o|2m.2k~9
2 revert o|2i~9
2 unlock o|2m~8
1 datatables g|29~7 o|25~8
2 divisionviews g28~4
3 {datatableId} g28~4
2 {datatableId} d|26~8 g|29~7 u|27~8
3 export/jobs o|29.2d~9
5 {exportJobId} g|29.2d~4
3 import/csv/jobs o|27.2a~9
4 jobs g|27.2d~4 o|27.2a~9
5 {importJobId} g|29.2d~4
3 rows g|29.2d~7 o|25.2a~8
4 {rowId} d|26.2b~8 g|29.2d~7 u|27.2c~8
1 divisionviews g2l~4
1 executions o|2j~9
2 {flowExecutionId} g|2o~4
1 export/jobs o3f~8
3 {jobId} g3g~7
1 instances/jobs o|2q~9
3 {jobId} g|2q~4
2 query o|2p~9
2 querycapabilities g|2p~4
2 settings/executiondata g|38~4 a|37~9
3 loglevels g2u.2l~7
4 characteristics g|2u.2x~4
4 default d|2v~9 g|2x~4 u|2w~9
2 {instanceId} g|2q~4
1 jobs o3d~8
2 {jobId} g3e~7
1 lookup g|2n~4
1 milestones g32~7 o2y~8
2 divisionviews g31~4
2 {milestoneId} d2z~8 g32~7 u30~8
1 outcomes g36~7 o33~8
2 divisionviews g35~4
2 {flowOutcomeId} g36~7 u34~8
1 validate/jobs o3h~9
3 {jobId} g3i~4
1 {flowId} d|2h~8 g|2n~7 u|2i~9
2 history o|2n~9
3 {historyId} g|2n~4
2 instances/settings/loglevels d2s~8 g2u~7 o2r~8 u2t~8
2 latestconfiguration g|2n~4
2 versions g|2n~4 o|2i~9
3 {versionId} g|2n~4
4 configuration g|2n~4
4 health g|2n~4
4 intents/{intentId}/health g|2n~4
6 utterances/{utteranceId}/health g|2n~4
0 gamification/contests g|dn o|dh
2 me gdm
2 uploads/prizeimages odo
2 {contestId} d|di.dj g|dm a|dp.dq u|dk.dl
3 agents/scores g|dn
5 me gdm
5 trends g|dm
6 me g|dm
3 prizeimages/{prizeImageId} g|dm.dn
1 insights g|ds
2 details g|dr
2 groups/trends g|dr
4 all g|ds
2 managers g|ds
2 members g|ds
2 rankings g|ds
2 trends g|dr
2 users/{userId}/details g|ds
4 trends g|ds
1 leaderboard g|dt
2 all g|du
3 bestpoints g|du
2 bestpoints g|dt
1 metricdefinitions g|dw
2 {metricDefinitionId} g|dw
1 profiles g|dw.du.dy o|dv
2 users/me g
4 query o
3 {userId} g|dw.dy.du
4 query o|dg
2 {profileId} g|dw.du.dy u|dv
3 activate o|dv
3 deactivate o|dv
3 members g|dw o|dv
4 validate o|dv
3 metrics g|dw.dt.dx odv
4 objectivedetails g|dw.dt.dx
4 {metricId} g|dw.dt.dx udv
2 {sourceProfileId}/metrics/{sourceMetricId}/link o|dv
1 scorecards g|dx
2 attendance g|dx
2 bestpoints g|dx
2 points/alltime g|dx
3 average g|dx
3 trends g|dx
2 profiles/{profileId}/metrics/{metricId}/users/values/trends g|dy
7 {userId}/values/trends g|dy
6 values/trends g|dx
2 users/points/average g|dy
3 values/average g|dy
4 trends g|dy
3 {userId} g|dy
4 attendance g|dy
4 bestpoints g|dy
4 points/alltime g|dy
5 trends g|dy
4 values/trends g|dy
2 values/average g|dx
3 trends g|dx
1 status g|dw.dv.dx u|dv
1 templates g|dw
2 {templateId} g|dw
0 gdpr/requests g|e0~1c o|dz~1d
2 {requestId} g|e0~1c
1 subjects g|e1~1c
0 geolocations/settings g~1e a|e2~1f
0 greetings g~1g o~1h
1 defaults g~1i u~1j
1 {greetingId} d~1h g~1g u~1h
2 downloads g|e3~1g
2 groups/downloads g|e4~1g
2 media g~1i
2 users/downloads g|e3~1i
0 groups g~1k o|b3~1l
1 dynamicsettings/preview o|b6~1m
1 search g~1n o~1l
1 {groupId} d|b4~1l g~1o u|b5~1l
2 dynamicsettings d|b4~1m g|b6~1n u|b5~1m
2 greetings g~1o o~1l
3 defaults g~1n u~1m
2 individuals g~1o
2 members d~1l g~1n o~1l
2 profile g~1n
0 guides ge~11 ob~12
1 jobs of~1p
2 {jobId} gg~1q
1 uploads od~1p
1 {guideId} ge~11 ac~12
2 jobs df~12
3 {jobId} gg~11
2 sessions/{guideSessionId}/turns oh~1p
2 versions oi~12
3 {versionId} gk~11 aj~12
4 jobs ol~12
5 {jobId} gm~11
0 identityproviders g|wu~1r o|wr~1s
1 adfs d|ws~1t g|wu~1u u|wr.wt~1t
1 cic d|ws~1s g|wu~1r u|wr.wt~1s
1 generic d|ws~1t g|wu~1u u|wr.wt~1t
1 gsuite d|ws~1t g|wu~1u u|wr.wt~1t
1 identitynow d|ws~1s g|wu~1r u|wr.wt~1s
1 okta d|ws~1t g|wu~1u u|wr.wt~1t
1 onelogin d|ws~1t g|wu~1u u|wr.wt~1t
1 ping d|ws~1t g|wu~1u u|wr.wt~1t
1 purecloud d|ws~1s g|wu~1r u|wr.wt~1s
1 pureengage d|ws~1s g|wu~1r u|wr.wt~1s
1 salesforce d|ws~1t g|wu~1u u|wr.wt~1t
1 {providerId} d|ws~1s g|wu~1r u|wt~1s
0 infrastructureascode/accelerators g|ea
2 {acceleratorId} g|ea
1 jobs g|ec o|eb
2 {jobId} gec
0 integrations g|et~1v o|eq~1w
1 actions g|em.59~1v o|ei~1x
2 categories g|em.59~1y
2 certificates g|en~1y
3 truststore g|en~1y
2 drafts g|em.59~1v o|ei~1w
2 functions/runtimes g|ep~1y
2 {actionId} d|ej~1x g|em.59~1v a|ek~1w
3 draft d|ej~1w g|em.59~1v a|ek~1w o|ek~1z
4 function g|ep~1v u|eo~1x
5 upload o|eo~1x
4 publish o|ek~1w
4 schemas/{fileName} g|em.59~1y
4 templates/{fileName} g|em.59~1v
4 test o|el~1z
4 validation g|ek~1y
3 execute o|el.58~1z
3 function g|ep~1v
3 schemas/{fileName} g|em.59~1y
3 templates/{fileName} g|em.59~1v
3 test o|el.58~1z
1 botconnector/{integrationId}/bots g|ef~1y u|ed~1z
4 summaries g|ef~1y
4 {botId} g|ef~1y
5 versions g|ef~1y
1 botconnectors/incoming/messages o|ee~1z
2 outgoing/messages o|ee~1z
2 {integrationId}/bots g|ef~1y
4 summaries g|ef~1y
4 {botId} g|ef~1y
1 clientapps g~1y
1 credentials g|et~1y o|eq~1w
2 listing g|et~1v
2 types g|et~1v
2 {credentialId} d|er~1w g|et~1v u|es~1w
1 speech/audioconnector g|et~1y
3 {integrationId} g|et~1y
2 dialogflow/agents g|et~1y
4 {agentId} g|et~1y
2 dialogflowcx/agents g|et~1y
4 {agentId} g|et~1y
2 lex/bot/alias/{aliasId} g|et~1y
4 {botId}/aliases g|et~1y
3 bots g|et~1y
2 lexv2/bot/alias/{aliasId} g|et~1y
4 {botId}/aliases g|et~1y
3 bots g|et~1y
2 nuance/{nuanceIntegrationId}/bots g|et~1y
5 jobs o|et~1z
6 {jobId} g|et~1y
7 results g|et~1y
5 launch/settings u|es~1z
6 validate o|es~1z
5 {botId} g|et~1y
6 jobs o|et~1z
7 {jobId} g|et~1y
8 results g|et~1y
2 stt/engines g|et~1y
4 {engineId} g|et~1y
2 tts/engines g|et~1y
4 {engineId} g|et~1y
5 voices g|et~1y
6 {voiceId} g|et~1y
3 settings g|et~1y u|es~1z
1 types g|et~1y
2 {typeId} g|et~1v
3 configschemas/{configType} g|et~1v
1 unifiedcommunications/clientapps g|eh~1y
3 {ucIntegrationId} g|eh~1y
2 {ucIntegrationId}/thirdpartypresences u|eg~1z
1 userapps g~1y
1 webhooks/{tokenId}/events o~1z
1 {integrationId} d|er~1w g|et~1v a|es~1w
2 config/current g|et~1v u|es~1w
0 intents/assignments/externalcontacts/{externalContactId} g|c9~19
4 customerintents/{customerIntentId}/assignment o|c8~16
1 categories g|cd~17 o|ca~18
2 {categoryId} d|cb~18 g|cd~17 a|cc~18
1 customerintents g|cd~17 o|ca~18
2 bulk/retrieve o|cd~16
2 {customerIntentId} d|cb~18 g|cd~17 a|cc~18
3 sourceintents g|cd~17
4 bulk/add o|cc~18
5 remove o|cc~18
1 sourceintents g|cd~19
0 ipranges g
0 journey/actionmaps g|ey~20 o|ev~21
2 estimates/jobs o|f0~22
4 {jobId} gf1~23
5 results gez~23
2 {actionMapId} d|ew~21 g|ey~20 a|ex~21
1 actiontargets g|f3~23
2 {actionTargetId} g|f3~23 a|f2~22
1 actiontemplates g|f7~24 o|f4~25
2 {actionTemplateId} d|f5~25 g|f7~24 a|f6~25
1 deployments/{deploymentId}/actionevent o~22
3 appevents o~22
3 customers/{customerCookieId}/ping g~23
3 webevents o~22
1 externalevents/configurations g|fh~23 o|fe~22
3 {configId} d|ff~22 g|fh~23 a|fg~22
3 {configurationId}/events o|fi~22
2 schemas g|fm~23 o|fj~22
3 coretypes g|fm~23
4 {coreTypeName} g|fm~23
3 limits g|fm~23
3 {schemaId} d|fk~22 g|fm~23 u|fl~22
4 versions g|fm~23
5 {versionId} g|fm~23
1 flows/paths/query ofn~22
1 outcomes g|fr~24 o|fo~25
2 attributions/jobs o|ft~22
4 {jobId} gfu~23
5 results gfs~23
2 predictors g|fx~24 o|fv~25
3 {predictorId} d|fw~25 g|fx~24
2 {outcomeId} d|fp~25 g|fr~24 a|fq~25
1 segments g|g2~24 o|fz~25
2 {segmentId} d|g0~25 g|g2~24 a|g1~25
1 sessions/{sessionId} g|g3.dc~23
3 events g|f9~23
3 outcomescores g|fy~23
1 views gg7~24 og4~25
2 data/details gf8~23
2 encodings/validate og8~22
2 eventdefinitions gfa~23
3 external gfd~23
4 changes gfd~23
3 {eventDefinitionId} gfa~23 ufc~22
4 activate ufb~22
2 jobs ggb~23
3 me ggb~23
2 schedules ggg~24
2 {viewId} dg5~25 gg7~24
3 schedules dge~25 ggg~24 ogd~25 ugf~25
3 versions og6~25
4 {journeyVersionId}/jobs og9~22
6 latest ggb~23
6 {jobId} ggb~23 aga~22
7 results/charts/{chartId} ggc~23
4 {journeyViewVersion}/charts/{chartId} gg7~23
7 versions/{chartVersion} gg7~23
5 jobs/{jobId}/results ggc~23
4 {versionId} gg7~23 ug6~25
0 knowledge/connections ggo~26 ogl~27
2 {connectionId} dgm~27 ggo~26 agn~27
3 options ggp~26
1 documentuploads ogt~27
1 guest/sessions o~27
3 {sessionId}/categories g~26
4 documents g~26
5 answers o~27
5 presentations o~27
5 search o~27
6 suggestions o~27
6 {searchId} a~27
5 {documentId} g~26
6 copies o~27
6 feedback o~27
6 views o~27
1 integrations/{integrationId}/options ghe~26
1 knowledgebases ght~28 ohp~29
2 {knowledgeBaseId} dhq~29 ght~28 ahr~29
3 categories ggk~28 ogh~29
4 {categoryId} dgi~29 ggk~28 agj~29
3 chunks/search ohs~27
5 {searchId} ahs~27
3 documents ggu~28 ogq~29
4 answers ogu.gv~27
4 bulk/remove ogr~27
5 update ogs~27
4 feedback g|h6~26
4 presentations ogx~27
4 query ogu~27
4 search ohs~27
5 suggestions ohs~27
5 {searchId} ahy~27
4 versions/bulk/add ogy~27
4 {documentId} dgr~29 ggu~28 ags~29
5 copies ogw~27
5 feedback g|h6~26 o|h4~27
6 {feedbackId} g|h6~26 a|h5~27
5 variations ggu~28 o|gq.gs~29
6 {documentVariationId} d|gr.gs~29 ggu~28 ags~29
5 versions ggz~26 ogy~29
6 {versionId} ggz~26
7 variations ggz~26
8 {variationId} ggz~26
5 views oh0~27
3 export/jobs oh1~27
5 {exportJobId} dh2~27 gh3~26
3 import/jobs oha~27
5 {importJobId} dhb~27 ghd~26 ahc~27
3 labels ghx~28 ohu~29
4 {labelId} dhv~29 ghx~28 ahw~29
3 operations gh9~26
4 users/query gh9~26
3 parse/jobs oha~27
5 {parseJobId} ghd~26 ahc~27
6 import ohc~27
3 sources ghi~26
4 salesforce ohf~27
5 {sourceId} dhg~27 ghi~26 uhh~27
6 sync ohh~27
4 servicenow ohf~27
5 {sourceId} dhg~27 ghi~26 uhh~27
6 sync ohh~27
3 synchronize/jobs oi3~27
5 {syncJobId} di4~27 gi6~26 ai5~27
3 unanswered/groups gh8~26
5 {groupId} gh8~26
6 phrasegroups/{phraseGroupId} gh8~26 ah7.gs~27
3 uploads/urls/jobs oig~27
6 {jobId} gih~26
1 search ohm~27
2 preview ohn~27
1 settings gho~26 ohj~27
2 {knowledgeSettingId} dhk~27 gho~26 ahl~27
1 sources gi2~26 ohz~27
2 synchronizations gib~26
2 {sourceId} di0~27 gi2~26 ui1~27
3 synchronizations gib~26 oi7~27
4 {synchronizationId} gib~26 ai9~27
5 deletions gid~26 oi8~27
6 {fileId} dic~27 gid~26
5 uploads gif~26 oia~27
6 {fileId} die~27 gif~26
0 languages g|ty o|ty
1 translations g
2 builtin g
2 organization g
2 users/{userId} g
1 {languageId} d|ty g|ty
0 languageunderstanding/domains g|j4.ay~2a o|j1.av~2b
2 {domainId} d|j2.aw~2b g|j4.ay~2a a|j3.ax~2b
3 feedback g|io.ay~2a o|im.av~2b
4 {feedbackId} d|in.aw~2b g|io.ay~2a
3 versions g|j8.b2~2a o|j5.az~2b
4 {domainVersionId} d|j6.b0~2b g|j8.b2~2a u|j7.b1~2b
5 detect o|j8.b2~2b
5 publish o|j5.az~2b
5 report g|j8.b2~2a
5 train o|j7.b1~2b
1 ignorephrases/{languageCode} gir~2a oip~2b
3 remove oiq~2b
1 ignoretopics/{languageCode} giu~2a ois~2b
3 remove oit~2b
1 miners giz~2a oiv~2b
2 {minerId} diw~2b giz~2a
3 drafts gil~2a oii~2b
4 {draftId} dij~2b gil~2a aik~2b
3 execute oix~2b
3 intents gj0~2a
4 {intentId} gj0~2a
3 topics giz~2a
4 {topicId} giz~2a
5 phrases/{phraseId} giz~2a
3 uploads oiy~2b
1 settings g|j9~2a
0 learning/assessments/scoring o|jp.jk.jm~2c
1 assignments g|jf~2d o|ja~2c
2 aggregates/query o|jf~2c
2 bulkadd o|ja~2c
2 bulkremove o|jb~2c
2 me g~2d
2 {assignmentId} d|jb~2c g|jf~2d a~2c
3 reassign o|ja~2c
3 reschedule a|jd~2c
3 reset o|je~2c
3 steps/{stepId} g|jg~2d a|jc~2c
1 modules g|jp~2e o|jk~2f
2 assignments gjp.jf~2d
2 coverart/{coverArtId} g|ji~2d
2 {moduleId} d|jl~2f g|jp~2e u|jm~2f
3 jobs o|jk~2c
4 {jobId} g|jp~2d
3 preview g|jn~2d u|jn~2c
3 publish o|jo~2f
3 rule g|jr~2d u|jq~2c
4 migrate o|jm~2c
3 users/{userId}/assignments ajj~2c
3 versions/{versionId} g|jp~2d
1 rules/query o|jr~2c
1 scheduleslots/jobs o|jt~2c
3 {jobId} g|ju~2d
2 query o|js~2c
1 scorm o|jv~2c
2 {scormId} g|jw~2d
0 license/definitions g|4e.4h~2g
2 {licenseId} g|4e.4h~2g
1 infer o~2h
2 permissions o|4e.4h~2h
1 organization o|4e~2h
1 toggles/{featureName} g~2g o~2h
1 users g~2g o|4e.4h~2h
2 {userId} g|4e.4h~2g
0 locations g~2i ob7~2j
1 search g~2k o~2j
1 {locationId} db8~2j g~2i ab9~2j
2 sublocations g~2k
0 messaging/settings gks~2l o|kp~2m
2 default dkq~2m gks~2l ukr~2m
2 {messageSettingId} dkq~2m gks~2l akr~2m
1 supportedcontent gkw~2l o|kt~2m
2 {supportedContentId} dku~2m gkw~2l akv~2m
0 mobiledevices g~2n o~2o
1 {deviceId} d~2o g~2n u~2o
0 notifications/availabletopics g~2p
1 channels g~2p o~2q
2 {channelId} h~2p
3 subscriptions d~2q g~2p o~2q u~2q
0 oauth/authorizations g|l2~2r
2 {clientId} g|l2~2r
1 clients g|l5~2s o|l1~2t
2 {clientId} d|l3~2t g|l5~2s u|l4~2t
3 secret o|l4~2u
3 usage/query o|l5.xy~2u
5 results/{executionId} g|l5.xy~2r
4 summary g|l5.xy~2r
1 scopes g~2r
2 {scopeId} g~2r
0 organizations/authentication/settings g|ba~2v a|ba~2w
1 embeddedintegration g~2x u|ba~2y
1 features/{featureName} a|ba~2y
1 ipaddressauthentication g|ba~2x u|ba~2y
1 limits/changerequests g|jx~2x
3 {requestId} g|jx~2x
2 docs g~2x
3 freetrial g~2x
2 namespaces g~2x
3 {namespaceName} g~2x
4 defaults g~2x
1 me g~2z u|ba~2w
1 whitelist g~2x u|ba~2y
0 orgauthorization/pairings o|4i~30
2 {pairingId} g|4l.4v~31
1 trustees d|4j~32 g|4l~33 o4i.4q~32
2 audits o|49~32
2 care g|4l.4t~33 o4i.4q~32
2 default g|4l.4t~33 o4i.4q~32
2 {trusteeOrgId} d|4j~32 g|4l~33 u|4k~32
3 clonedusers g|bf~33
4 {trusteeUserId} d|bc~32
3 groups g|4p~33 o|4m~32
4 {trusteeGroupId} d|4n~32 g|4p~33
5 roledivisions u|4o~32
5 roles d|4n~32 g|4p~33 u|4o~32
3 users g|4t~33 o|4q~32
4 {trusteeUserId} d|4r~32 g|4t~33
5 roledivisions u|4s~32
5 roles d|4r~32 g|4t~33 u|4s~32
1 trustor/audits o|49~32
1 trustors d|4u~32 g|4v~33
2 {trustorOrgId} d|4u~32 g|4v~33
3 clonedusers g|4t~33
4 {trusteeUserId} d|4r~32 g|4t~33 u4q~32
3 groups g|4p~33
4 {trustorGroupId} d|4n~32 g|4p~33 u4m~32
3 users g|4t~33
4 {trusteeUserId} d|4r~32 g|4t~33 u4q~32
0 orphanrecordings g|qx
1 {orphanId} d|qv g|qx u|qw
2 media g|qx
0 outbound/attemptlimits g|la~34 o|l7~35
2 {attemptLimitsId} d|l8~35 g|la~34 u|l9~35
1 callabletimesets g|le~34 o|lb~35
2 {callableTimeSetId} d|lc~35 g|le~34 u|ld~35
1 callanalysisresponsesets g|o4~34 o|o1~35
2 {callAnalysisSetId} d|o2~35 g|o4~34 u|o3~35
1 campaignrules g|lu~34 o|lr~35
2 {campaignRuleId} d|ls~35 g|lu~34 u|lt~35
1 campaigns g|lo~34 o|lf~35
2 all g|lo.nv.n7.on~36
3 divisionviews g|ll.ns.n4.ok~36
2 divisionviews gll~36
3 {campaignId} gll~36
2 performance/query o|o0.lo~37
2 progress o|lo~37
2 {campaignId} d|lg~35 g|lo~34 ali~37 uli~35
3 agentownedmappingpreview olo.m5.bf~37
4 results glo.m5.th~36
3 agents/{userId} u~37
3 callback/schedule o~37
3 diagnostics g|lo~36
3 interactions g|lo~36
3 linedistribution g|nl~36
3 progress d|li.lk~37 g|lo~36
3 skillcombinations g|lo~36
3 start o|lm~37
3 stats g|lo~36
3 stop o|ln~37
1 contactlistfilters g|mf~34 o|mc~35
2 bulk/retrieve o|mf~37
2 preview o|m5~37
2 {contactListFilterId} d|md~35 g|mf~34 u|me~35
1 contactlists d|m7~37 g|mb~34 o|m6~35
2 divisionviews gm9~36
3 {contactListId} gm9~36
2 uploads o|ma~37
2 {contactListId} d|m7~35 g|mb~34 u|m8~35
3 clear o|m3~35
3 contacts d|m3~37 o|m2~35
4 bulk o|m5~37
5 jobs g|mb~36
6 {jobId} g|mb~36
5 remove o|m3~37
5 update o|m4~37
4 search o|m5~35
4 {contactId} d|m3~35 g|m5~34 u|m4~35
3 export gm5.mb~34 om5.mb~35
3 importstatus g|mb~34
3 timezonemappingpreview g|mb~36
1 contactlisttemplates d|mh~37 g|mj~34 o|mg~35
2 bulk/add o|mg~37
3 retrieve o|mj~37
2 {contactListTemplateId} d|mh~35 g|mj~34 u|mi~35
1 conversations/{conversationId}/dnc o|mo~37
1 diagnostics/campaigns/{campaignId}/summary g|lq~36
1 digitalrulesets g|mn~34 o|mk~35
2 {digitalRuleSetId} d|ml~35 g|mn~34 u|mm~35
1 dnclists g|mx~34 o|ms~35
2 divisionviews gmv~36
3 {dncListId} gmv~36
2 uploads o|mw~37
2 {dncListId} d|mt~35 g|mx~34 u|mu~35
3 customexclusioncolumns d|mp~37 a|mq~37
3 emailaddresses d|mp~37 a|mq~37 o|mo~37
3 export gmr.mx~34 omr.mx~35
3 importstatus g|mx~36
3 phonenumbers d|mp~35 a|mq~37 o|mo~35
3 whatsappnumbers d|mp~37 a|mq~37
1 events g|nc~36
2 {eventId} g|nc~36
1 filespecificationtemplates g|ng~34 o|nd~35
2 bulk d|ne~37
2 {fileSpecificationTemplateId} d|ne~35 g|ng~34 u|nf~35
1 importtemplates d|ni~37 g|nk~36 o|nh~37
2 bulk/add o|nh~37
2 {importTemplateId} d|ni~37 g|nk~36 u|nj~37
3 importstatus g|nk~36
1 messagingcampaigns g|nv.n7.on~38 o|nm.my.oe~39
2 divisionviews g|ns.n4.ok~36
3 {messagingCampaignId} g|ns.n4.ok~36
2 progress o|nv.n7.on~37
2 {messagingCampaignId} d|nn.mz.of~39 g|nv.n7.on~38 u|np.n1.oh~39
3 diagnostics g|nv.n7.on~36
3 progress d|np.nr.n1.n3.oh.oj~37 g|nv.n7.on~36
3 start o|nt.n5.ol~37
3 stop o|nu.n6.om~37
1 rulesets g|o8~34 o|o5~35
2 {ruleSetId} d|o6~35 g|o8~34 u|o7~35
1 schedules/campaigns g|ob.lp~36
3 {campaignId} d|o9.lh~37 g|ob.lp~36 u|oa.lj~37
2 emailcampaigns g|nb.n8~36
3 {emailCampaignId} d|n9.n0~37 g|nb.n8~36 u|na.n2~37
2 messagingcampaigns g|nz.nw~36
3 {messagingCampaignId} d|nx.no~37 g|nz.nw~36 u|ny.nq~37
2 sequences g|ob.m1~36
3 {sequenceId} d|o9.lz~37 g|ob.m1~36 u|oa.m0~37
2 whatsappcampaigns g|or.oo~36
3 {whatsAppCampaignId} d|op.og~37 g|or.oo~36 u|oq.oi~37
1 sequences g|ly~34 o|lv~35
2 {sequenceId} d|lw~35 g|ly~34 u|lx~35
1 settings g|od~34 a|oc~35
1 wrapupcodemappings g|ot~38 u|os~39
0 presence/definitions gox~3a oou~3b
2 {definitionId} d|ov.ow~3b gox~3a uow~3b
1 settings goz~3c uoy~3d
1 sources gp3~3c op0~3d
2 {sourceId} d|p1.p2~3d gp3~3c up2~3d
1 users/{userId}/primarysource gp7~3c up6~3d
0 presencedefinitions g~3a oou~3b
1 {presenceId} dov~3b gox~3a uow~3b
0 processautomation/scheduledtriggers g|pa.pc~3e o|p8~3f
2 {scheduledTriggerId} d|p9~3f g|pa.pc~3e u|pa~3f
1 triggers g|pa.pc~3g o|p8~3h
2 topics g|pa.pc~3e
3 {topicName}/test o|pb~3f
2 {triggerId} d|p9~3h g|pa.pc~3g u|pa~3h
3 test o|pb~3f
0 profiles/groups g
1 users g
0 quality/agents/activity g|pp~3i
1 calibrations g|pg~3i o|pd~3j
2 {calibrationId} d|pe~3j g|pg~3i u|pf~3j
1 conversations/audits/query o48~3j
4 {transactionId} g48~3i
5 results g48~3i
2 {conversationId}/evaluations o|ph~3j
4 {evaluationId} d|pj~3j g|pp.pi.pn~3i u|pk.pm.pl~3j
3 surveys g|q1~3i
1 evaluations/aggregates/query/me o~3j
2 query g|pp~3i
2 scoring o~3j
2 search o|po~3j
1 evaluators/activity g|pp~3i
1 forms g|pv~3i o|pq~3j
2 evaluations g|pv~3k o|pq~3l
3 bulk g|pv~3i
4 contexts g|pv~3k
3 {formId} d|ps~3l g|pv~3k u|pt~3l
4 aiscoring/settings u|pr~3j
4 versions g|pv~3k
2 surveys gq7~3k oq2~3l
3 bulk g|q7~3i
4 contexts g|q7~3i
3 {formId} dq3~3l gq7~3k aq4~3l uq5~3l
4 versions gq7~3k
2 {formId} d|ps~3j g|pv~3i u|pt~3j
3 versions g|pv~3i
1 programs/{programId}/agentscoringrules g|pz~3i o|pw~3j
4 {ruleId} d|px~3j g|pz~3i u|py~3j
1 publishedforms g|pv~3i o|pq~3j
2 evaluations g|pv~3i o|pq~3l
3 divisionviews gpu~3i
4 {evaluationFormId} gpu~3i
3 {formId} g|pv~3k
2 surveys gq7~3i oq2~3l
3 divisionviews gq6~3i
4 {surveyFormId} gq6~3i
3 {formId} gq7~3k
2 {formId} g|pv~3i
1 surveys o|q0~3j
2 scorable g~3i u~3j
2 scoring o~3j
2 {surveyId} g|q1~3i
0 recording/batchrequests o|r1.r2.rh.r9~3m
2 {jobId} g~3n
1 crossplatform/mediaretentionpolicies d|qk~3m g|qm~3n o|qj~3m
3 {policyId} d|qk~3m g|qm~3n a|ql~3m u|ql~3m
1 jobs gqu~3n oqr~3m
2 {jobId} dqs~3m gqu~3n uqt.qy.r7.rf~3m
3 failedrecordings gqu~3n
1 keyconfigurations g|qq~3n o|qp~3m
2 validate o|qp~3m
2 {keyConfigurationId} g|qq~3n u|qp~3m
1 localkeys o|qp~3m
1 mediaretentionpolicies d|r4~3m g|r6~3o o|r3~3p
2 {policyId} d|r4~3p g|r6~3o a|r5~3m u|r5~3p
1 recordingkeys g|qq~3n o|qp~3m
2 rotationschedule g|qq~3n u|qp~3m
1 settings g~3n u|rd.rc.re.ra.rb~3m
1 uploads/reports ori~3m
3 {reportId} grj~3n
0 recordings/deletionprotection o~3m u|qn.qo~3m
1 retention/query g|r1~3n
1 screensessions/acknowledge o~3m
2 details g|r9~3n
2 metadata o~3m
0 responsemanagement/libraries g|s1~3q o|rx~3r
2 bulk o|s1~3s
2 divisionviews g|s0~3t
3 {libraryId} g|s0~3t
2 query o|s1~3s
2 {libraryId} d|ry~3r g|s1~3q urz~3r
1 responseassets/bulk o|rw~3s
2 search orw~3r
2 status/{statusId} g|rw~3t
2 uploads o|rt~3r
2 {responseAssetId} d|ru~3r g|rw~3q urv~3r
1 responses g|s6~3q o|s2~3r
2 divisionviews/query o|s5~3s
3 {responseId} g|s5~3t
2 query o|s6~3s
2 {responseId} d|s3~3r g|s6~3q u|s4~3r
0 routing/assessments g|th.s9~3u os7.th~3v
2 jobs g|th~3u o|s7~3v
3 {jobId} g|s9~3u
2 {assessmentId} d|s8~3v g|s9~3u
1 availablemediatypes g~3u
1 conversations/{conversationId} a|sg~3v
1 directroutingbackup/settings/me d|sk~3v g|sm~3u u|sl~3v
1 email/domains gso~3w oso~3x
3 {domainId} dso~3x g|so.sp~3w aso~3x
4 dkim gso~3u oso~3v
4 mailfrom gso~3u oso~3v
4 testconnection oso~3v
4 validate aso~3v
4 verification gso~3u oso~3v
3 {domainName}/routes g|sp.so~3w oso~3x
5 {routeId} dso~3x g|sp.so~3w uso~3x
6 identityresolution gso.sw~3u uso.sv~3v
2 outbound/domains gso~3u oso~3y
4 simulated oso~3v
4 {domainId} dso~3v g|so.sp~3z aso~3v
5 activation gso~3u uso~3y
5 testconnection oso~3v
2 setting gbm~3u o|bj~3v
3 {emailSettingId} dbk~3v gbm~3u abl~3v
2 setup gso~3u
1 languages g~3w o|ty~3x
2 {languageId} d|ty~3x g~3w
1 message/recipients gt4~3u
3 {recipientId} gt4~3u ut4~3v
1 predictors g|t8.th~3u ot5.td~3v
2 keyperformanceindicators g|t2~3u o|sz~3v
3 {kpiId} d|t0~3v g|t2~3u a|t1~3v
2 keyperformanceindicatortypes g|t2~3u
2 {predictorId} dt6.td~3v g|t8~3u at7.td~3v
3 models gt9~3u
4 {modelId}/features gta~3u
1 queues g|th~3w o|tb~3x
2 divisionviews gtg~3u
3 all gtg~3u
2 me g~3u
2 {queueId} dtc~3x gth~3w u|td~3x
3 assistant g41~3u
3 comparisonperiods gsf.th~3u
4 {comparisonPeriodId} gsf.th~3u
3 estimatedwaittime gth~3u
3 identityresolution gth.q9~3u utd.q8~3v
3 mediatypes/{mediaType}/estimatedwaittime gth~3u
3 members g|th.td.tf.ti~3w a|td.ti~3v o|td.ti~3x
4 {memberId} d|td.ti~3v a|td.ti~3x
3 users g|th.ti~3u a|td.ti~3v o|td.ti~3v
4 {memberId} d|td.ti~3v a|td.ti~3v
3 wrapupcodes gth~3w otd~3x
4 {codeId} dtd~3x
1 settings d|tu~3x g~3w u|tu~3x
2 contactcenter g~3w a|tu~3x
2 transcription g|u9~3w a|u8~3v u|u8~3x
1 skillexpressions du2~3v gu3~3u
2 queue/{queueId} gu3~3u
2 validate ou1~3v
2 {expressionId} du2~3v gu3~3u
1 skillgroups g|u7~3w ou4~3x
2 {skillGroupId} d|u5~3x g|u7~3w a|u6~3x
3 members g|u7~3u
4 divisions g|u7~3w ou4~3x
1 skills g|u0~3w o|ty.tw~3x
2 {skillId} d|ty.tx~3x g|u0~3w a|tz~3v
1 sms/addresses guu~3w ouq~3x
3 {addressId} dus~3x guu~3w
2 availablephonenumbers guq~3u
2 identityresolution/phonenumbers/{addressId} guu.up~3u uut.uo~3v
2 phonenumbers guu~3u ouq~3y
3 alphanumeric ouq~3v
3 import our~3v
3 {phoneNumberId} dus~3v guu~3z aut~3v
1 users/{userId}/directroutingbackup/settings d|si~3v g|sn~3u u|sj~3v
3 utilization d|ua~3y g|ua.ub~3z u|ua~3y
1 utilization dua~3x g|ua.ub~3w uua~3x
2 labels gub~3w oua~3x
3 {labelId} dua~3x gub~3w uua~3x
4 agents gub~3u
1 wrapupcodes gug~3w ouc~3x
2 divisionviews guf~3u
3 {codeId} guf~3u
2 {codeId} dud~3x gug~3w uue~3x
0 scim/groups g|b5~40
2 {groupId} g|b5~40 a|b5~41 u|b5~41
1 resourcetypes g~40
2 {resourceType} g~40
1 schemas g~40
2 {schemaId} g~40
1 serviceproviderconfig g~40
1 users g~40 o|bb.4e.4f.tv.t3.wz~41
2 {userId} d|bc~41 g~40 a|bd.be.4e.4f.tv.t3.wz~41 u|bd.be.4e.4f.tv.t3.wz~41
1 v2/groups g|b5~40
3 {groupId} g|b5~40 a|b5~41 u|b5~41
2 resourcetypes g~40
3 {resourceType} g~40
2 schemas g~40
3 {schemaId} g~40
2 serviceproviderconfig g~40
2 users g~40 o|bb.4e.4f.tv.t3.wz~41
3 {userId} d|bc~41 g~40 a|bd.be.4e.4f.tv.t3.wz~41 u|bd.be.4e.4f.tv.t3.wz~41
0 screenmonitors/sessions/details g|qc
2 users/details o|qc
1 settings g|qe u|qd
1 users/{userId}/sessions g|qb.qa
0 screenrecording/token o
0 scripts g|ul~42
1 divisionviews g|uk~43
1 published g|uj~42 o|uh~44
2 divisionviews g|ui~43
3 {scriptId}/variables g|ui~43
2 {scriptId} g|uj~43
3 pages g|uj~43
4 {pageId} g|uj~43
3 variables g|uj~43
1 uploads/{uploadId}/status g|ul~42
1 {scriptId} g|ul~42
2 export o|ul~44
2 pages g|ul~43
3 {pageId} g|ul~43
0 search g|bf~45 o|bf.u0~45
1 suggest g|bf~45 o|bf~45
0 settings/executiondata g|un a|um
0 socialmedia/analytics/aggregates/jobs o|vi
4 {jobId} g|vi
5 results g|vi
2 messages/jobs o|vj
4 {jobId} g|vj
5 results g|vj
1 escalationrules g|uy o|uv
2 {escalationRuleId} d|uw guy uux
1 escalations/messages o|vc
1 messages/{messageId} d|vb
1 topics g|vo o|vl
2 {topicId} d|vm g|vo avn
3 dataingestionrules g|vo
4 facebook o|uz
5 {facebookIngestionRuleId} d|v0 gv2 av1 uv1
6 versions gv2
7 {dataIngestionRuleVersion} gv2
4 googlebusinessprofile o|v3
5 {googleBusinessProfileIngestionRuleId} d|v4 gv6 av5 uv5
6 versions gv6
7 {dataIngestionRuleVersion} gv6
4 instagram o|v7
5 {instagramIngestionRuleId} d|v8 gva av9 uv9
6 versions gva
7 {dataIngestionRuleVersion} gva
4 open o|ve
5 {openId} d|vf gvh avg uvg
6 versions gvh
7 {dataIngestionRuleVersion} gvh
5 {ruleId}/messages/bulk ovd
6 reactions/bulk ovk
4 twitter o|vp
5 {twitterIngestionRuleId} d|vq gvs avr uvr
6 versions gvs
7 {dataIngestionRuleVersion} gvs
1 twitter/historical/tweets ovp
0 speechandtextanalytics/categories gvx~46 ovu~47
2 {categoryId} dvv~47 gvx~46 uvw~47
1 conversations/{conversationId} gr1.vy~46
3 categories gvy~46
3 communications/{communicationId}/transcripturl gr1.vy~46
5 transcripturls g|r1.r2~46
3 sentiments gwg~46
3 summaries gvt~46
1 dictionaryfeedback gw2~48 ovz~49
2 {dictionaryFeedbackId} dw0~49 gw2~48 uw1~49
1 programs gwc~46 ow8~47
2 general/jobs ow8.wa.wj.wm~47
4 {jobId} gw8.wa.wj.wm~46
2 mappings gwc~46
2 publishjobs owb~47
3 {jobId} gwb~46
2 settings/insights gwc.w7~46
2 topiclinks/jobs/{jobId} gwc~46
2 transcriptionengines/dialects g~46
2 unpublished gwc~46
2 {programId} dw9~47 gwc~46 uwa~47
3 mappings gwc~46 uwa~47
3 settings/insights gwc.w7~46 uwa.w6~47
3 transcriptionengines gwc~46 uwa~47
1 reprocessing/jobs gwf~46 owd~47
3 {jobId} dwe~47 gwf~46
4 interactions gwf~46
1 sentiment/dialects g~46
1 sentimentfeedback dw4~47 gw5~46 ow3~47
2 {sentimentFeedbackId} dw4~47
1 settings gwi~46 awh~47 uwh~47
1 topics gwp~48 owj~49
2 dialects g~46
2 general gwp~46
3 status gwp~46
2 generatedphrases/jobs owk~47
4 {jobId} gwk~46
2 publishjobs own~49
3 {jobId} gwn~48
2 testphrase/jobs owo~47
4 {jobId} gwo~46
2 {topicId} dwl~49 gwp~48 uwm~49
1 transcripts/search o|19.r1.r2~47
1 translations/languages gwq~46
3 {languageId}/conversations/{conversationId} gwq~46
0 stations g~4a
1 {stationId} g~4b
2 associateduser d|xq~4c
0 systempresences g
0 taskmanagement/workbins o|13s~4d
2 query o13v~4d
2 {workbinId} d|13t~4d g|13v~4e a|13u~4d
3 history g|13v~4f
3 versions g|13v~4f
4 {entityVersion} g|13v~4f
1 workitems o|13x~4d
2 bulk/add/jobs o|12y~4g
5 {bulkJobId} d|12z~4g g|131~4f a|130~4g
6 results g|132~4f
3 jobs/users/me g|133~4f
3 terminate/jobs o134~4g
5 {bulkJobId} d135~4g g137~4f a136~4g
6 results g138~4f
2 query o|145~4d
3 jobs o|13l~4g
4 {jobId} g13m~4f
5 results g13n~4f
2 schemas g|149~4e o|146~4d
3 coretypes g|149~4f
4 {coreTypeName} g|149~4f
3 limits g|149~4f
3 {schemaId} d|147~4d g|149~4e u|148~4d
4 versions g|149~4f
5 {versionId} g|149~4f
2 {workitemId} d|140~4d g|145~4e a|142.13w~4d
3 acd/cancel o|13z~4g
3 assignment a|143.13y~4g
3 disconnect o|141~4g
3 history g|145~4f
3 terminate o|144~4g
3 users/me/wrapups a|14g~4g
4 {userId}/wrapups g|14f~4f a|14e~4g
3 versions g|145~4f
4 {entityVersion} g|145~4f
3 wrapups g|14f~4f
1 worktypes o|14a~4d
2 query o14d~4d
2 {worktypeId} d|14b~4d g|14d~4e a14c~4d
3 flows/datebased/rules g|13c~4e o|139~4d
6 {ruleId} d|13a~4d g|13c~4e a|13b~4d
4 onattributechange/rules g|13g~4e o|13d~4d
6 {ruleId} d|13e~4d g|13g~4e a|13f~4d
4 oncreate/rules g|13k~4e o|13h~4d
6 {ruleId} d|13i~4d g|13k~4e a|13j~4d
3 history g|14d~4f
3 statuses g|13r~4e o|13o~4d
4 {statusId} d|13p~4d g|13r~4e a|13q~4d
3 versions g|14d~4f
4 {entityVersion} g|14d~4f
0 teams g|e9~1k o|e5~4h
1 search o|e9~1m
1 {teamId} d|e7~4h g|e9~1k a|e8~4h
2 members d|e6~4h g|e9~1k o|e6~4h
0 telephony/agents/greetings/me g|xk~4i u|xj~4j
2 {agentId}/greetings g|xc~4i u|xb~4j
1 calls/metrics g|wy~4i
1 mediaregions g|xi~4k
1 numbers/routing gx6~4i ox5~4j
3 all ox5~4j
3 reset ox5~4j
1 organization/link gxa~4i ox7~4j
3 approve/{requestingOrganizationId} ax9~4j
3 regions gxa~4i
3 {targetOrganizationId} dx8~4j
1 providers/edges g|xi~4i o|xi~4j
3 addressvalidation o~4j
3 alertablepresences d|wv~4j g|wx~4i u|ww~4j
3 certificateauthorities g|xi~4i o|xi~4j
4 {certificateId} d|xi~4j g|xi~4i u|xi~4j
3 didpools g|xi~4l o|xi~4m
4 dids g|xi~4i
4 {didPoolId} d|xi~4m g|xi~4l u|xi~4m
3 dids g|xi~4l
4 {didId} g|xi~4i
3 edgegroups g|xi~4l o|xi~4m
4 {edgeGroupId} d|xi~4m g|xi~4l u|xi~4m
4 {edgegroupId}/edgetrunkbases/{edgetrunkbaseId} g|xi~4i u|xi~4j
3 edgeversionreport g~4i
3 expired g|xi.eu~4i
3 extensionpools gx4~4l ox0~4m
4 divisionviews gx3~4i
4 {extensionPoolId} dx1~4m gx4~4l ux2~4m
3 extensions g|x4~4i
4 {extensionId} g|x4~4i
3 linebasesettings g|xi~4l
4 {lineBaseId} g|xi~4i
3 lines g|xi~4i
4 template g|xi~4i
4 {lineId} g|xi~4i
3 logicalinterfaces g|xi~4i
3 mediastatistics/conversations/{conversationId} g|19~4i
6 communications/{communicationId} g|19~4i
3 metrics g|xi~4i
3 outboundroutes g|xi~4i
3 phonebasesettings g|xi~4l o|xi~4m
4 availablemetabases g|xi~4i
4 template g|xi~4l
4 {phoneBaseId} d|xi~4m g|xi~4l u|xi~4m
3 phones g|xi~4k o|xi~4n
4 reboot o|xi~4j
4 template g|xi~4i
4 {phoneId} d|xi~4n g|xi~4k u|xi~4n
5 reboot o|xi~4j
3 physicalinterfaces g|xi~4i
3 sites g~4l o|xi~4n
4 search g|xi.xp~4i o|xi.xp~4j
4 {siteId} d|xi~4n g|xi.xp~4l u|xi~4n
5 numberplans g|xi~4k u|xi~4n
6 classifications g|xi~4i
6 {numberPlanId} g|xi~4i
5 outboundroutes g|xi~4l o|xi~4m
6 {outboundRouteId} d|xi~4m g|xi~4l u|xi~4m
5 siteconnections g|xi.xp~4i a|xi~4j u|xi~4j
3 timezones g~4i
3 trunkbasesettings g|xi~4l o|xi~4m
4 availablemetabases g|xi~4i
4 template g|xi~4i
4 {trunkBaseSettingsId} d|xi~4m g|xi~4l u|xi~4m
3 trunks g|xi~4l
4 metrics g|xi~4i
4 {trunkId} g|xi~4l
5 metrics g|xi~4i
3 trunkswithrecording g|r6.xi~4i
3 {edgeId} d|xi~4j g|xi~4l u|xi~4m
4 diagnostic/nslookup g|xi~4i o|xi~4j
5 ping g|xi~4i o|xi~4j
5 route g|xi~4i o|xi~4j
5 tracepath g|xi~4i o|xi~4j
4 logicalinterfaces g|xi~4i o|xi~4j
5 {interfaceId} d|xi~4j g|xi~4i u|xi~4j
4 logs/jobs o|xi~4j
6 {jobId} g|xi~4i
7 upload o|xi~4j
4 metrics g|xi~4i
4 physicalinterfaces g|xi~4i
5 {interfaceId} g|xi~4i
4 reboot o|xi~4j
4 setuppackage g|xi~4i
4 softwareupdate d~4j g~4i o~4j
4 softwareversions g~4i
4 statuscode o|xi~4j
4 trunks g|xi~4i
4 unpair o|xi~4j
1 settings g|xo~4i u|xn~4j
1 sipmessages/conversations/{conversationId} gxg~4i
4 headers gxg~4i
1 siptraces gxg~4i
2 download oxf~4j
3 {downloadId} gxg~4i
0 textbots/botflows/sessions o|xs~4o
3 {sessionId}/turns o|xs~4o
1 bots/execute o|xt~4o
2 search g|et~4p
0 timezones g
0 tokens/me d g h
1 timeout g u|ba
1 {userId} d|l6
0 uploads/learning/coverart ojh~4q
1 publicassets/images oxx~4q
1 recordings or0~4q
1 workforcemanagement/historicaldata/csv o107~4q
0 usage/aggregates/query/jobs o|y0
4 {jobId} g|y0
1 client/{clientId}/aggregates/query/jobs o|xy
6 {jobId} g|xy
1 events/aggregates/query oxz
2 definitions gxz
3 {eventDefinitionId} gxz
2 query oxz
1 query o|l5.y0
2 {executionId}/results g|l5.y0
1 simplesearch o|l5.y1
2 {executionId}/results g|l5.y1
0 userrecordings g~4r
1 summary g~4r
1 {recordingId} d~4s g~4r u~4s
2 transcoding g~4r
0 users g~4t o|bb~4u
1 agentui/agents/autoanswer/{agentId}/settings d|2~4v g|4~4w a|3~4v u|3~4v
1 bulk a|bd.ba~4v
1 chats/me g|74.y2~4w
1 customattributes/schemas g|y6~4w o|y3~4v
3 coretypes g|y6~4w
4 {coreTypeName} g|y6~4w
3 limits g|y6~4w
3 {schemaId} d|y4~4v g|y6~4w u|y5~4v
4 versions g|y6~4w
5 {versionId} g|y6~4w
1 development/activities g|jf.7p~4w
3 aggregates/query o|jf.7p~4v
3 me g~4w
3 {activityId} g|jf.7p~4w
1 externalid/{authorityName}/{externalKey} g~4w
1 me g~4x
2 password o~4v
2 verifiers g~4w
3 totp o~4v
4 {verifierId} o~4v
3 webauthn/register o~4v
5 options o~4v
3 {verifierId} d~4v u~4v
1 presences/bulk u|p4~4v
2 purecloud/bulk g~4w
2 {sourceId}/bulk g~4w
1 query g|bf~4w
1 rules g|yc~4y o|y9~4z
2 query o|y8~4v
2 settings/{ruleType} g|yc~4w
2 {ruleId} d|ya~4z g|yc~4y a|yb~4z
3 dependents g|y7~4w
4 {ruleType}/{typeId} g|y7~4w
1 search g|bf~4w o|bf~4u
2 conversation/target o|94~4v
2 queuemembers/manage o|ti.td~4v
2 teams/assign o|e6~4v
1 stations/me g|xm~4w
3 associatedstation d|xr~4v
4 {stationId} u|xl~4v
1 {subjectId}/roles g|4g~d u|4e~e
1 {userId} d|0.bc.ba~4u g~50 a|0.bd.ba~4u
2 adjacents g~4w
2 callforwarding g|8l~4w a|8k~4v u|8k~4v
2 customattributes a|bd~4v u|bd~4v
3 bulk g|bf~4w a|bd~4v
3 {schemaId} d|bd~4v g|bf~4w
2 directreports g~4w
2 externalid g~4w o|bd~4v
3 {authorityName} g~4w
4 {externalKey} d|bd~4v
2 favorites g~4w
2 geolocations/{clientId} g~4w a~4v
2 greetings g~50 o~4u
3 defaults g~4w u~4v
2 invite o|0.ba.be~4v
2 outofoffice g~4w u~4v
2 password o|be~4u
2 presences/purecloud g~4w a~4v
3 {sourceId} g~4w a~4v
2 profile g~4w
2 profileskills g|bh~4w u|bg~4u
2 queues g|th~4w a|te.ti~4v
3 {queueId} a|te.ti~4v
2 routinglanguages g~50 o|tv.t3~4v
3 bulk a|tv.t3~4u
3 {languageId} d|tv.t3~4u a|tv.t3~4v
2 routingskills g~50 otv~4v
3 bulk a|tv~4u u|tv~4u
3 {skillId} dtv~4u utv~4v
2 routingstatus g~4w u~4v
2 screenmonitors/sessions o|qa~4v
4 {screenMonitoringId} d|qa~4v g|qa~4w
2 skillgroups g|u7~4w
2 state g|bi~4w u|bd~4v
2 station g|xe~4w
3 associatedstation d|xq~4v
4 {stationId} u|xd~4u
3 defaultstation d|xi.xh~4v
4 {stationId} u|xi.xh~4u
2 superiors g~4w
2 trustors g4v~4w
2 verifiers g|l0~4w
3 {verifierId} d|ky~4v u|kz~4v
0 voicemail/groups/{groupId}/mailbox g~51
3 messages g~51
3 policy g|yg~52 a|yf~53
1 mailbox g~51
1 me/mailbox g~51
2 messages g~51
2 policy g~51 a~54
1 messages d~54 g~51 o~54
2 {messageId} d~54 g~51 a~54 u~54
3 media g~51
1 policy gxi~51 uxi~54
1 queues/{queueId}/messages g|ye~51
1 search g~51 o~54
1 userpolicies/{userId} g|xi.yi~52 a|xi.yi~53 u|xi.yi~54
1 users/{userId}/mailbox g|yh~51
3 messages g|yj~51
0 webdeployments/configurations gyn~55 oyk~56
2 {configurationId} dyl~56
3 versions gyn~55
4 draft gyn~55 uym~56
5 publish oym.yk~56
4 {versionId} gyn~55
1 deployments gyr~55 oyo~56
2 {deploymentId} dyp~56 gyr~55 uyq~56
3 cobrowse/{sessionId} d~57 g~58
3 configurations g~58
3 identityresolution gyr.yt~58 uyq.ys~57
1 token/oauthcodegrantjwtexchange o~57
2 refresh o~57
2 revoke d~57
0 webmessaging/deployments/{deploymentId}/pushdevices/{tokenId} d a o
1 messages g
0 workforcemanagement/adherence g|115~59
2 explanations o|z9~5a
3 jobs/{jobId} g~59
3 query o|z9~5a
3 {explanationId} g|z9~59
2 historical/bulk o|106~5a
4 jobs/{jobId} g~59
3 jobs/{jobId} g|106~59
1 agents o|z7~5a
2 integrations/hris/query o|z8~5a
2 me/adherence/historical/jobs o|zb.zc~5a
6 {jobId} g~59
3 managementunit g|zj.zp.yu.yv.yw.yx.z7.z8.zu.zv.zw.zy.106.109.10j.10k.10l.10n.115.116.117.118.119.11a.114.11p.11q.11r.11s.110.111.112.113.11t.11u.11v.11w.11x.11y.125.127.128.129.12a.12b.12c.12d.12e.12f.12g.12i.12j.12k.12l.12u.12v.12w.12x.zm.zl.zn.11l.11n.11m~59
3 possibleworkshifts o|zh~5a
2 opportunities/enrollments/bulk/add o|ze~5a
5 statuses/update o|zf~5a
3 query o|zg~5a
2 {agentId}/adherence/explanations o|z4~5a
5 query o|z6~5a
5 {explanationId} g|z6~59 a|z5~5a
3 integrations/hris u|z7~5a
3 managementunit g|z8.114.11a.7m.7o.ja.jd~59
3 unavailabletimes/query o|12h~5a
1 agentschedules/managementunits/mine o|zd~5a
2 mine o|zj~5a
1 alternativeshifts/offers/jobs o|za~5a
4 {jobId} g|za~59
3 search/jobs o|za~5a
5 {jobId} g|za~59
2 settings g|za~59
2 trades g|za~59 o|za~5a
3 jobs/{jobId} g|za~59
3 state/jobs a|zs~5a
5 {jobId} g|zs~59
3 {tradeId} g|za~59 a|za~5a
1 businessunits g~5b o|zu~5c
2 divisionviews g|zx~59
2 {businessUnitId} d|zv~5c g|yu.yv.yw.yx.z7.zj.zp.z8.zu.zv.zw.zy.106.11z.109.10j.10k.10l.10n.114.115.116.117.118.119.11a.11p.11q.11r.11s.110.111.112.113.11t.11u.zo.11v.11w.11x.11y.120.121.122.123.12e.12f.12g.125.127.128.129.12a.12b.12c.12d.12e.12f.12g.12i.12j.12k.12l.12u.12v.12w.12x.7m.7o.ja.jd.zm.zl.zn.11l.11n.11m~5b azw~5c
3 activitycodes g|zj.zp.yu.yv.yw.yx.z7.z8.zu.zv.zw.zy.106.11z.109.10j.10k.10l.10n.115.116.117.118.119.11a.114.11p.11q.11r.11s.110.111.112.113.11t.11u.11v.11w.11x.11y.125.127.128.129.12a.12b.12c.12d.12e.12f.12g.12i.12j.12k.12l.12u.12v.12w.12x.zm.zl.zn.11l.11n.11m~59 o|yu~5a
4 bulk a|yy~5a
4 {activityCodeId} d|yv~5a g|yx~59 a|yw~5a
3 activityplans g|z1~59 o|yz~5a
4 jobs g|z1~59
4 {activityPlanId} g|z1~59 a|z0~5a
5 runs/jobs o|z2~5a
7 {jobId} g|z3~59
3 adherence/explanations/query o|z6~5a
3 agentschedules/search o|11a.114~5a
3 alternativeshifts/settings g|zy~59 a|zw~5a
4 trades/search o|zt~5a
6 jobs/{jobId} g|zt~59
5 {tradeId} g|zt~59
3 capacityplanning/longtermrequirements/automaticbestmethod/weeks/{weekDateId}/forecasts/{forecastId} g|10b~59
10 forceregenerate o|10a~5a
3 capacityplans g|102~59 o|zz~5a
4 bulk/remove o|100~5a
4 {capacityPlanId} g|102~59 a|101~5a
5 copy o|zz~5a
5 forecast g|103~59
5 requirement/generate o|101~5a
5 staffinggroupallocations g|102~59 o|101~5a
5 staffinggroupallocationshistory d|101~5a
6 query o|102~5a
5 staffingrequirements g|102~59
3 decisionmetrics/jobs/{jobId} g|104~59
4 update o|104~5a
5 uploadurl o|104~5a
3 intraday o|109~5a
4 planninggroups g|109~59
3 mainforecast/continuousforecast/session g10c~59
6 export/forecast/jobs o10d~5a
9 {jobId} g10e~59
7 historical/jobs o10f~5a
9 {jobId} g10g~59
7 snapshot/jobs o10i~5a
9 {jobId} g10h~59
6 {sessionId} g10c~59
7 snapshot/{snapshotId} g10c~59
3 managementunits g~59
3 minimumstaffing/settings g|10p~59 a|10o~5a
3 opportunities/bulk/add o|10q~5a
5 publish o|10s~5a
5 remove o|10r~5a
5 statuses/update o|10x~5a
4 enrollments/bulk/statuses/update o|10u~5a
5 query o|10t~5a
4 externalactivities/query o|10v~5a
4 query o|10w~5a
4 {opportunityId} g|10z~59 a|10y~5a
3 planninggroups g|113.11y.109.z8.11a.114~59 o110.th~5a
4 {planningGroupId} d|111~5a g|113~59 a112.th~5a
3 schedulebids g|11e~59 o|11b~5a
4 effectiveschedulesets o|11e~5a
4 {bidId} d|11c~5a g|11e~59 a|11d~5a
5 copy o|11b~5a
5 groups o|11f~5a
6 summary g|11i~59
6 {bidGroupId} d|11g~5a g|11i~59 a|11h~5a
7 preferences g|11i~59 a|11h~5a
3 scheduler/settings g|11k~59 a|11j~5a
3 scheduling/runs g|119.118~59
5 {runId} d|119~5a g|119.118~59 a|118~5a
6 result g|118.119~59
3 servicegoaltemplates g|11s.113.11y~59 o|11p~5a
4 {serviceGoalTemplateId} d|11q~5a g|11s~59 a|11r~5a
3 shifttrading/trades/evaluate/jobs o|11u.11t~5a
7 {jobId} g|11u.11t~59
5 query/jobs o|11u.11t~5a
7 {jobId} g|11u.11t~59
5 state/bulk/jobs o|11t~5a
8 {jobId} g|11t~59
4 unmatched/search/jobs o|zo~5a
7 {jobId} g|zo~59
4 weeks/summary/jobs o|11u.11t~5a
7 {jobId} g|11u.11t~59
3 staffinggroups g|123~59 o|120~5a
4 planninggroups/query o|123~5a
4 query o|123~5a
4 {staffingGroupId} d|121~5a g|123~59 a|122~5a
3 timeofflimits g|129.12d~59 o|125~5a
4 values/query o|129~5a
4 {timeOffLimitId} d|127~5a g|129~59
5 granularityconversion o|126~5a
6 jobs g|126~59
7 {jobId} g|126~59
5 values u|128~5a
6 import o|128~5a
7 uploadurl o|128~5a
6 query o|129~5a
3 timeoffplans g|12d~59 o|12a~5a
4 {timeOffPlanId} d|12b~5a g|12d~59 a|12c~5a
3 unavailabletimes/schedules/query o|12h~5a
4 settings/query o|10n~5a
3 users g|z8~59
3 weeks/{weekDateId}/shorttermforecasts g|119.11y~59
6 generate o|11v~5a
6 import o|11v~5a
7 uploadurl o|11v~5a
6 {forecastId} d|11w~5a g|11y~59
7 copy o|11v~5a
7 data g|11y~59
7 generationresults g|11y~59
7 longtermforecastdata g|11y~59
7 planninggroups g|11y.11a.114~59
7 staffingrequirement g|124~59
4 {weekId}/schedules g|11a.114~59 o|116~5a
6 generate o|119~5a
6 import o|116~5a
7 uploadurl o|116~5a
6 {scheduleId} d|117~5a g|11a.114~59
7 agentschedules/query o|11a.114~5a
7 copy o|116~5a
7 generationresults g|11a.114~59
7 headcountforecast g|11a.114~59
7 history/agents/{agentId} g|11a.114~59
7 performancepredictions g|11a.114~59
8 recalculations o|118~5a
9 uploadurl o|118~5a
9 {recalculationId} g|11a.114~59
7 reschedule o|119~5a
7 update o|118~5a
8 uploadurl o|118~5a
3 workplanbids g|12p~59 o|12m~5a
4 {bidId} d|12n~5a g|12p~59 a|12o~5a
5 copy o|12m~5a
5 groups o|12q~5a
6 summary g|12t~59
6 {bidGroupId} d|12r~5a g|12t~59 a|12s~5a
7 preferences g|12t~59 a|12s~5a
1 calendar/data/ics g~59
2 url/ics dzi~5a gzi.zj~59 ozi.zj~5a
1 historicaldata/bulk/remove/jobs g107~59 o107~5a
5 {jobId} g107~59
2 importstatus g107~59
3 {jobId} g107~59
2 validate o107~5a
1 integrations/hris g|108~59
3 timeofftypes/jobs/{jobId} g~59
3 {hrisIntegrationId}/timeofftypes/jobs o|108~5a
1 managementunits g~59 o10j~5a
2 divisionviews g|10m~59
2 {managementUnitId} d|10k~5a g|yu.yv.yw.yx.z7.zj.zp.z8.zu.zv.zw.zy.106.11z.109.10j.10k.10l.10n.114.115.116.117.118.119.11a.11p.11q.11r.11s.110.111.112.113.11t.11u.zo.11v.11w.11x.11y.120.121.122.123.125.127.128.129.12a.12b.12c.12d.12e.12f.12g.12i.12j.12k.12l.12u.12v.12w.12x.zm.zl.zn.11l.11n.11m~59 a|10l~5a
3 activitycodes g|yu.yv.yw.yx.z7.zj.zp.z8.zu.zv.zw.zy.106.11z.109.10j.10k.10l.10n.114.115.116.117.118.119.11a.11v.11w.11x.11y.12e.12f.12g.12i.12j.12k.12l.12u.12v.12w.12x.zm.zl.zn.11l.11n.11m~59
3 adherence g|115~59
3 agents a|z7~5a
4 workplans/bulk a|12k~5a
5 query o|12l~5a
4 {agentId} g|z8~59
5 shifttrades g|11t.11u~59
3 agentschedules/search o|114.11a~5a
3 decisionmetrics g|105~59
3 historicaladherencequery o|106~5a
3 move o10l~5a
3 schedules/search o|114.11a~5a
3 shifttrades/matched g|11u.11t~59
4 users g|zo~59
3 shrinkage/jobs o|11z~5a
3 timeofflimits g|129.12d~59 o|125~5a
4 values/query o|129~5a
4 {timeOffLimitId} d|127~5a g|129~59 a|128~5a
5 values u|128~5a
3 timeoffplans g|12d~59 o|12a~5a
4 {timeOffPlanId} d|12b~5a g|12d~59 a|12c~5a
3 timeoffrequests o|12e~5a
4 integrationstatus/query o|12g~5a
4 query o|12g~5a
4 waitlistpositions/query o|12g~5a
4 {timeOffRequestId}/users/{userId}/integrationstatus a|12f~5a
3 unavailabletimes/settings a|10l~5a
3 users g|z8.106.114.115.11a.123.12g.12x.12l~59
4 {userId}/timeoffbalance/jobs o|12g~5a
5 timeoffrequests g|12g~59
6 estimate o|12g~5a
6 {timeOffRequestId} g|12g~59 a|12f~5a
7 timeoffbalance/jobs o|12g~5a
7 timeofflimits g12g.129~59
3 weeks/{weekDateId}/shifttrades g|11u.11t~59 o|zo~5a
6 search o|zo~5a
6 state/bulk o|zo.11t~5a
6 {tradeId} a|zo~5a
7 match o|zo~5a
4 {weekId}/schedules g|114.11a~59
6 {scheduleId} g|114.11a~59
3 workplanrotations g|z8.12x~59 o|12u~5a
4 {workPlanRotationId} d|12v~5a g|12x~59 a|12w~5a
5 copy o|12u~5a
3 workplans g|z8.114.11a.12x.12l~59 o|12i~5a
4 {workPlanId} d|12j~5a g|12x.12l.118~59 a|12k~5a
5 copy o|12i~5a
5 validate o|12i.12k~5a
1 notifications g~59
2 update o~5a
1 schedulebids g|zk~59
2 {bidId}/preference g|zk~59 u|zk~5a
3 schedulesets g|zk~59
1 schedules o|zj~5a
1 schedulingjobs/{jobId} g|11o~59
1 shifttrades g|11t.11u.zo~59
1 shifttrading/trades/jobs o|zo~5a
4 {jobId} g|zo~59
3 mine/query/jobs o|zo~5a
6 {jobId} g|zo~59
3 {tradeId}/jobs o|zo~5a
5 {jobId} g|zo~59
4 match/jobs o|zo~5a
6 {jobId} g|zo~59
4 state/jobs o|zo~5a
6 {jobId} g|zo~59
1 shrinkage/jobs/{jobId} g~59
1 teams/{teamId}/adherence g|115~59
4 historical o|106~5a
3 shrinkage/jobs o|11z~5a
1 timeoffbalance/jobs o|zp~5a
3 {jobId} g~59
1 timeofflimits/available/query o|zp~5a
1 timeoffrequests g|zj.zp~59 o|zp~5a
2 estimate o|zp~5a
2 integrationstatus/query o|zp~5a
2 {timeOffRequestId} g|zj.zp~59 a|zp~5a
3 waitlistpositions g|zp~59
1 unavailabletimes a|zq~5a
2 query o|zq~5a
2 settings g|zq~59
2 validation/jobs o|zq~5a
4 {jobId} g|zq~59
1 users/workplanbidranks/bulk a|12o~5a
2 {userId}/workplanbidranks g|12p~59 a|12o~5a
1 workplanbids g|zr~59
2 {bidId}/preferences g|zr~59 a|zr~5a
3 workplans g|zr~59`;
// How sure the scopes are (confirmed, narrowed, predicted by path), and the scopes.
export const scopeLines = `p alerting
p alerting alerting:readonly
p analytics
p analytics analytics:readonly
p architect architect:readonly
n architect architect:readonly
n architect
c architect architect:readonly
c architect
p architect
p assistants assistants:readonly
p assistants
p audits:readonly
c authorization authorization:readonly
c authorization
p authorization authorization:readonly
n authorization
p authorization
p billing:readonly
p business-rules business-rules:readonly
c business-rules
c business-rules business-rules:readonly
p business-rules
c case-management case-management:readonly
c case-management
p case-management
p case-management case-management:readonly
p coaching coaching:readonly
p coaching
p content-management content-management:readonly
p content-management
p conversations conversations:readonly
p conversations
c messaging messaging:readonly
c messaging
c conversations conversations:readonly
c conversations
c ai-studio ai-studio:readonly
c ai-studio
p employee-performance
c employee-performance employee-performance:readonly
c employee-performance
p external-contacts
c external-contacts external-contacts:readonly
c external-contacts
p external-contacts external-contacts:readonly
p fax fax:readonly
p fax
p gdpr gdpr:readonly
p gdpr
p geolocation geolocation:readonly
p geolocation
c greetings greetings:readonly
c greetings
p greetings greetings:readonly
p greetings
c groups groups:readonly
n groups
p groups
p groups groups:readonly
n groups groups:readonly
p ai-studio
p ai-studio ai-studio:readonly
p identity-providers identity-providers:readonly
p identity-providers
c identity-providers
c identity-providers identity-providers:readonly
c integrations integrations:readonly
c integrations
n integrations
p integrations integrations:readonly
p integrations
n journey journey:readonly
n journey
p journey
p journey journey:readonly
c journey journey:readonly
c journey
p knowledge knowledge:readonly
p knowledge
n knowledge knowledge:readonly
n knowledge
p language-understanding language-understanding:readonly
p language-understanding
p learning
p learning learning:readonly
c learning learning:readonly
c learning
p license license:readonly
p license
c locations locations:readonly
n locations
p locations locations:readonly
p messaging messaging:readonly
p messaging
p devices devices:readonly
p devices
p notifications notifications:readonly
p notifications
p oauth oauth:readonly
n oauth oauth:readonly
n oauth
p oauth
n organization organization:readonly
n organization
p organization organization:readonly
p organization
c organization organization:readonly
c organization-authorization
c organization-authorization organization-authorization:readonly
p organization-authorization
p organization-authorization organization-authorization:readonly
c outbound outbound:readonly
c outbound
p outbound outbound:readonly
p outbound
n outbound outbound:readonly
n outbound
c presence presence:readonly
c presence
p presence presence:readonly
p presence
p process-automation process-automation:readonly
p process-automation
c process-automation process-automation:readonly
c process-automation
p quality quality:readonly
p quality
c quality quality:readonly
c quality
p recordings
p recordings recordings:readonly
n recordings recordings:readonly
n recordings
c response-management response-management:readonly
c response-management
p response-management
p response-management response-management:readonly
p routing routing:readonly
p routing
c routing routing:readonly
c routing
n routing
n routing routing:readonly
p scim scim:readonly
p scim
c scripts scripts:readonly
p scripts scripts:readonly
n scripts
p search:readonly
p speech-and-text-analytics speech-and-text-analytics:readonly
p speech-and-text-analytics
c speech-and-text-analytics speech-and-text-analytics:readonly
c speech-and-text-analytics
c stations stations:readonly
p stations stations:readonly
n stations
c workitems
c workitems workitems:readonly
p workitems workitems:readonly
p workitems
c groups
p telephony telephony:readonly
p telephony
n telephony telephony:readonly
c telephony telephony:readonly
c telephony
n telephony
p textbots
p textbots textbots:readonly
p upload
p user-recordings user-recordings:readonly
p user-recordings
c users users:readonly
n users
p users
p users users:readonly
c user-basic-info
c users-rules users-rules:readonly
c users-rules
n users users:readonly
p voicemail voicemail:readonly
n voicemail voicemail:readonly
n voicemail
p voicemail
c webdeployments webdeployments:readonly
c webdeployments
p webdeployments
p webdeployments webdeployments:readonly
p workforce-management workforce-management:readonly
p workforce-management
n workforce-management workforce-management:readonly
n workforce-management`;

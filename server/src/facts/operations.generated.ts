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
1 agentcopilots/aggregates/jobs o10~2
4 {jobId} d10~2 g10~3
5 results g10~3
3 query o10~2
1 agents/status/counts o11~2
3 query o11~2
2 {userId}/status g11~3
1 agentutilizations/aggregates/jobs o12~2
4 {jobId} d12~2 g12~3
5 results g12~3
3 query o12~2
1 botflows/{botFlowId}/divisions/reportingturns g14~3
3 reportingturns g15~3
3 sessions g16~3
1 bots/aggregates/jobs o13~2
4 {jobId} d13~2 g13~3
5 results g13~3
3 query o13~2
1 casemanagement/aggregates/jobs o17~2
4 {jobId} d17~2 g17~3
5 results g17~3
3 query o17~2
1 conversations/activity/query o1s~2
2 aggregates/jobs o18~2
4 {jobId} d18~2 g18~3
5 results g18~3
3 query o18~2
2 details g|19.z~3
3 jobs o|19.z~2
4 availability g19~3
4 {jobId} d|19.z~2 g|19.z~3
5 results g|19.z~3
3 query o|19.z~2
2 {conversationId}/details g|19.z~3
4 properties o1a~2
1 copilots/aggregates/jobs o1b~2
4 {jobId} d1b~2 g1b~3
5 results g1b~3
3 query o1b~2
1 dataextraction/downloads/bulk o1l~2
3 metadata g1l~3
3 {downloadId} g1l~3
1 dataretention/settings g1k~3 u1j~2
1 evaluations/aggregates/jobs o1m~2
4 {jobId} d1m~2 g1m~3
5 results g1m~3
3 query o1m~2
1 flowexecutions/aggregates/jobs o1o~2
4 {jobId} d1o~2 g1o~3
5 results g1o~3
3 query o1o~2
1 flows/activity/query o1p~2
2 aggregates/jobs o1n~2
4 {jobId} d1n~2 g1n~3
5 results g1n~3
3 query o1n~2
2 observations/query o1p~2
1 journeys/aggregates/jobs o1q~2
4 {jobId} d1q~2 g1q~3
5 results g1q~3
3 query o1q~2
1 knowledge/aggregates/jobs o1r~2
4 {jobId} d1r~2 g1r~3
5 results g1r~3
3 query o1r~2
1 queues/observations/query o1s~2
1 ratelimits/aggregates/query o1t~2
1 reporting/dashboards/users g1f~3
4 bulk/remove o|1c.1d~2
4 {userId} g1f~3
2 exports g1i~3 o1h~2
3 metadata g1i~3
2 settings g~3 a1u~2
3 dashboards/bulk/remove o1e~2
4 query g1f~3 o1f~2
3 users/{userId}/dashboards g1g~3
1 resolutions/aggregates/jobs o1v~2
4 {jobId} d1v~2 g1v~3
5 results g1v~3
3 query o1v~2
1 routing/activity/query o1s~2
1 summaries/aggregates/jobs o1x~2
4 {jobId} d1x~2 g1x~3
5 results g1x~3
3 query o1x~2
1 surveys/aggregates/jobs o1y~2
4 {jobId} d1y~2 g1y~3
5 results g1y~3
3 query o1y~2
1 taskmanagement/aggregates/jobs o1z~2
4 {jobId} d1z~2 g1z~3
5 results g1z~3
3 query o1z~2
2 metrics/query o20~2
1 teams/activity/query o21~2
1 transcripts/aggregates/jobs o1w~2
4 {jobId} d1w~2 g1w~3
5 results g1w~3
3 query o1w~2
1 users/activity/query o24~2
2 aggregates/jobs o22~2
4 {jobId} d22~2 g22~3
5 results g22~3
3 query o22~2
2 details/jobs o23~2
4 availability g23~3
4 {jobId} d23~2 g23~3
5 results g23~3
3 query o23~2
2 observations/query o24~2
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
4 users/bulk/add o42~b
6 remove o43~b
5 jobs o45~b
6 {jobId} g46~a
5 query o44~b
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
2 deleted g4d~f
2 home g~d
2 limit g~f
2 query g~f
2 {divisionId} d4b~e g~d u4c~e
3 grants g4g~f
3 objects/{objectType} o~g
3 restore o4a~h
1 divisionspermitted/me g~f
2 paged/me g~f
3 {subjectId} g~f
1 permissions g~d
1 policies g4z~f
2 subject/{subjectId} g4z~f
2 targets g4z~f
3 {targetName} g4z~f o4w~h u|4y.4w~h
4 subject/{subjectId} d4x~h g4z~f
4 validate o4w~h
2 {policyId} g4z~f u4w~h
3 attributes g4z~f
3 simulate o4z~h
1 products g~d
1 roles g53~d o50~e
2 default o52~h u52~e
2 settings g|ba.55~f u|ba.54~h
2 {leftRoleId}/comparedefault/{rightRoleId} g53~f o53~h
2 {roleId} d51~e g53~d a52~h o4e~h u52~e
3 subjectgrants g53~f
3 users g~f
4 add u4e~h
4 remove u4f~h
1 settings g|ba.55~f a|ba.54~h
1 subjects/me g~f
2 rolecounts g4g~f
2 {subjectId} g4g~d
3 bulkadd o4e~e
3 bulkremove o4f~h
3 bulkreplace o4e.4f~h
3 divisions/{divisionId}/roles/{roleId} d4f~e o4e~h
0 backgroundassistant/token o
0 billing/contracts g57~i
2 invoices g57~i
3 {invoiceId}/document g57~i
4 lines g57~i
2 {contractId} g57~i
3 billingperiods/{billingPeriodId} g57~i
1 reports/billableusage g|56.57~i
1 trusteebillingoverview/{trustorOrgId} g1~i
0 businessrules/decisiontables g5l~j o5e.5d.th~k
2 search g5k~l
2 {tableId} d5g~k g5l~l a5h.5d.th~k
3 execute o5i~m
3 exports g5o~j o5m~m
4 {exportJobId} d5n~m g5o~j
3 imports g5s~j o5p~m
4 {importJobId} d5q~m g5s~j a5r~m
3 versions g5l~j o5e~k
4 {tableVersion} d5g~k g5l~l a5h~m
5 copy o5f~m
5 execute o5i~m
5 publish u5j~k
5 rows g5x~l o5t.th~k
6 bulk/add o5t.th~m
7 remove o5u.th~m
7 update o5v.th~m
6 search o5w~m
6 {rowId} d5u.th~k g5x~j u5v.th~k
5 sync o5h~m
1 schemas g5d~l o5a~k
2 coretypes g5d~j
3 {coreTypeName} g5d~j
2 {schemaId} d5b~k g5d~l u5c~k
0 carrierservices/integrations/emergencylocations/me g o
0 casemanagement/caseplans g6e~n o69~o
2 query o6e~p
2 {caseplanId} d6a~o g6e~n a6b~o
3 dataschemas o6f~p
4 {schemaKeyName} d6g~p u6h~p
3 intakesettings u6j~o
3 publish o6c~o
3 stageplans/{stageplanId} a6s~o
5 stepplans/{stepplanId} a6v~o
3 versions o6b~o
4 {versionId} g6d~q
5 dataschemas g6i~n
5 intakesettings g6k~n
5 stageplans g6t~n
6 {stageplanId} g6t~n
7 stepplans g6w~n
8 {stepplanId} g6w~n
1 cases o5y~p
2 associations/query o62~p
2 externalcontacts/{externalContactId} g64~q
2 query/jobs o6o~p
4 {jobId} g6p~q
5 results g6q~q
2 references/{referenceId} g67~q
2 {caseId} d5z~p g60~q
3 associations g62~q o61~p
4 {associationId} g62~q
3 comments g6m~q o6l~p
4 me/{commentId} d6n~p
4 {commentId} g6m~q
3 datedue a63~p
3 owner a65~p
3 priority a66~p
3 stages g6r~q
4 {stageId} g6r~q
5 steps g6u~q
6 {stepId} g6u~q
3 summary a68~p
3 terminate/jobs o6x~p
5 {jobId} g6y~q
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
1 settings g|7f.7e a7e u7e
1 threads/{threadId}/messages g|74.7a
1 users/me/settings d g a o
2 {userId} g|74.70
3 messages g|74.73 o|74.71
4 pins o|74.6z
5 {pinnedMessageId} d|74.6z
4 {messageIds} g|74.73
4 {messageId} d|74.72 a|74.73
3 settings g|7h.7f a|7g.7e
0 coaching/appointments g7p~r o7m~s
2 aggregates/query o7p~s
2 me g~r
2 {appointmentId} d7n~s g7p~r a7o~s
3 annotations g|7l.7x~r o|7i.7u~s
4 {annotationId} d|7j.7v~s g|7l.7x~r a|7k.7w~s
3 conversations o|7o.7q~s
3 status a7r~s
3 statuses g7s~r
1 notifications g~r
2 {notificationId} g7t~r a~s
1 scheduleslots/jobs o7z~s
3 {jobId} g80~r
2 query o7y~s
0 contentmanagement/documents g~t o~u
2 {documentId} d81~u g81~t o81~u
3 content g81~t o81~u
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
1 aftercallwork/{conversationId}/participants/{participantId}/communications/{communicationId} aa2~w
1 callbacks g~v a8o~w o8n~w
2 bulk/disconnect o92~w
3 update o8o~w
2 {conversationId} g~v a92~w
3 participants/{participantId} a|a2.8i.92~w
5 attributes a~w
5 communications/{communicationId} a~w
7 wrapup g~v oa2~w
5 replace o8s~w
5 wrapup g~v
5 wrapupcodes g~v
3 recordingstate ua3~w
1 calls g~v o96~w
2 history g~v
2 maximumconferenceparties g~v
2 user/{userId} o|86.8b~w
2 {conversationId} g~v a92~w o~w
3 conference a96~w
3 participants o~w
4 user/{userId} o86~w
4 {participantId} a|a2.8i.92~w
5 attributes a~w
5 barge o8d~w
5 coach o8e~w
5 communications/{communicationId} a~w
7 postflowaction d8f~w a8j~w
7 summaries oac~w
7 uuidata u~w
7 wrapup g~v oa2~w
5 consult d~w a~w o8x~w
6 agent o|8x.8y~w
6 contact/external o|8x.90~w
6 external o|8x.8z~w
6 queue o|8x.91~w
5 monitor o8g~w
5 replace o8s~w
5 snippet/record oa4~w
5 user/{userId} a|a2.8i.92.86~w
5 voice/consult o8x~w
5 wrapup g~v
5 wrapupcodes g~v
3 recordingstate ua3~w
1 cobrowsesessions g~v
2 {conversationId} g~v a92~w
3 participants/{participantId} a|a2.8i.92~w
5 attributes a~w
5 communications/{communicationId} a~w
7 wrapup g~v oa2~w
5 replace o8s~w
5 wrapup g~v
5 wrapupcodes g~v
3 recordingstate ua3~w
1 customattributes/schemas g9c~v o9a~w
3 coretypes g9c~v
4 {coreTypeName} g9c~v
3 limits g9c~v
3 {schemaId} g9c~v u9b~w
4 versions g9c~v
5 {versionId} g9c~v
2 search o9d~w
1 emails g~v o9f~w
2 agentless o|9f.87~w
2 {conversationId} g~v a92~w
3 inboundmessages o~w
3 messages g~v o9i~w
4 draft g~v a~w u~w
5 attachments/copy o~w
6 uploads o9j~w
6 {attachmentId} d~w
4 {messageId} g~v
3 participants/{participantId} a|a2.8i.92.9g~w
5 attributes a~w
5 communications/{communicationId} a~w
7 wrapup g~v oa2~w
5 parkingstate a9g~w
5 replace o8s~w
5 wrapup g~v
5 wrapupcodes g~v
3 reconnect o93~w
3 recordingstate ua3~w
3 settings g~v
1 faxes o~w
1 internalmessages g9r~v
2 {conversationId} g9r~v
1 keyconfigurations g9n~v o9m~w
2 validate o9m~w
2 {keyconfigurationsId} g9n~v u9m~w
1 messages g~v o9t~w
2 agentless o9t~w
2 cachedmedia g8a~v
3 {cachedMediaItemId} d89~w g8a~v
2 inbound/open o9x~w
2 {conversationId} g~v a|92.9v~w
3 communications/{communicationId}/messages o|9t.an~w
6 media g9z~v o|9t.an.a7~w
7 uploads o|9t.an.a7~w
7 {mediaId} g|9y.ao~v
5 socialmedia/messages oa7~w
5 typing o|9t.an~w
3 messages/bulk o|9y.ao~w
4 {messageId} g|9y.ao~v
3 participants/{participantId} a|a2.8i.92~w
5 attributes a~w
5 communications/{communicationId} a~w
7 summaries oac~w
7 wrapup g~v oa2~w
5 monitor o9u~w
5 parkingstate a9v~w
5 replace o8s~w
5 wrapup g~v
5 wrapupcodes g~v
3 recordingstate ua3~w
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
6 oauth/settings gk6~v
6 tokens ok7~w
7 {tokenId} gk8~v
8 accounts gk3~v
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
2 supportedcontent gkw~x okt~y
3 default gkw~x ukv~y
3 {supportedContentId} dku~y gkw~x akv~y
2 threadingtimeline gai~v uah~w
1 participants/attributes/search oa1~w
1 screenshares/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup g~v oa2~w
3 recordingstate ua3~w
1 settings ga6~z aa5~10
1 socials/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup g~v oa2~w
3 recordingstate ua3~w
1 summaries/preview or~w
2 settings gq~11 on~12
3 {summarySettingId} do~12 gq~11 up~12
1 videos/meetings oyd~w
3 {meetingId} gyd~v
2 {conferenceId}/details gyd~v
2 {conversationId}/agentconference/communications/{communicationId} oak~w
3 participants/{participantId}/communications/{communicationId}/wrapup g~v oa2~w
3 recordingstate ua3~w
1 {conversationId} d92~w g95~v
2 accessattributes g83~v u82~w
2 assign o|8h.8c.8p.8m.am.al.9h.9e.9w.9s~w
2 assistant/copilotcontext g88~v
2 barge o8d~w
2 cobrowse o|8q.8r~w
2 communications/{communicationId}/agentchecklists g85~v
5 finalize o84~w
5 {agentChecklistId} g85~v o84~w
6 agentaction o84~w
6 jobs o84~w
7 {jobId} g85~v
4 internalmessages g9r~v o9p~w
5 {messageId} g9r~v
2 customattributes g9d~v a99~w u99~w
3 bulk a99~w u99~w
3 {attributesId} d98~w g9d~v
2 disconnect o92~w
2 participants/{participantId} a|a2.8i.92~w
4 attributes a~w
4 callbacks o8n~w
4 codes/{addCommunicationCode} d~w
4 digits o~w
4 flaggedreason d~w u~w
4 internalmessages/users/communications o9q~w
4 replace o8s~w
5 agent o|8s.8t~w
5 contact/external o|8s.8v~w
5 external o|8s.8u~w
5 queue o|8s.8w~w
4 screenmonitors/sessions oqb~w
6 {screenMonitoringId} dqb~w gqb~v
4 secureivrsessions g~v o~w
5 {secureSessionId} g~v
4 transfer o8s~w
4 wrapup g~v
4 wrapupcodes g~v
2 recordingmetadata g|r1.r2.rh.r9~v
3 {recordingId} g|r1.r2.rh.r9~v
2 recordings g|r1.r2.rh.r9~v
3 {recordingId} g|r1.r2.rh.r9~v u|r1.qy.qz.r9.r7.r8.rh.rf.rg~w
4 annotations g|qi.r1.r2.rh.r9~v o|qf.qh.r1.r2.rh.r9~w
5 {annotationId} d|qg.r1.r2.rh.r9~w g|qi.r1.r2.rh.r9~v u|qh.qf.r1.r2.rh.r9~w
2 recordingstate aa3~w
2 secureattributes ga1~v aa0~w ua0~w
2 suggestions ga9~v
3 feedback oab~w
3 {suggestionId} ga9~v aa8~w
4 engagement oaa~w
2 summaries gad~v
3 {summaryId}/engagements aae~w
4 feedback aag~w oaf~w
2 tags u9o~w
2 utilizationlabel aaj~w
0 dataextensions/coretypes gc7
2 {coretypeName} gc7
1 limits gc7
0 dataprivacy/maskingrules gat oap
2 validate oas
2 {ruleId} daq gat aar
0 date g
0 dependencies/type/{entityType}/id/{entityId}/connections/requiredby gau
6 requiredbycounts gau
6 requires gau
0 diagnostics/logcapture/browser/entries/download/jobs oxu
6 {jobId} gxw
4 query oxw
3 users gxw
4 {userId} dxv gxw oxu
0 documentation/all/search o
1 gkn/search g o
1 search g o
0 downloads/{downloadId} g
0 emails/settings ga6 aa5
2 threading d9k g9l a9k
0 employeeengagement/celebrations gbu
2 {celebrationId} dbs abt
1 recognitions gbw obv
2 {recognitionId} gbw
0 employeeperformance/externalmetrics/data obn~13
2 definitions gbr~14 obo~15
3 {metricId} dbp~15 gbr~14 abq~15
0 events/conversations o97
1 routing/customkpiattributions osh
1 users/presence op5
2 routingstatus otj
0 externalcontacts/bulk/contacts oc2~16
3 add obx~16
3 divisionviews oc1~16
3 enrich oc0~16
3 remove oby~16
3 unresolved oc2~16
3 update obz~16
2 notes oc2.cl~16
3 add obx.cg~16
3 remove oby.ch~16
3 update obz.ci~16
2 organizations ocl~16
3 add ocg~16
3 divisionviews ock~16
3 enrich ocj~16
3 remove och~16
3 update oci~16
2 relationships oc2.cl~16
3 add obx.cg~16
3 remove oby.ch~16
3 update obz.ci~16
1 contacts g|rn.c2~17 o|rk.bx~18
2 enrich oc0~16
2 exports gcf.c2~19 oce.c2~16
3 {exportId} gcf.c2~19
2 merge ocr~16
2 schemas gc7~19 oc5~16
3 coretypes gc7~19
4 {coreTypeName} gc7~19
3 limits gc7~19
3 {schemaId} dc6~16 gc7~19 uc6~16
4 versions gc7~19
5 {versionId} gc7~19
2 {contactId} d|rl.by~18 g|rn.c2~17 abz~16 u|rm.bz~18
3 identifiers gc2~19 abz~16
3 journey/segments gdb~19 o|d9.da~16
4 sessions gdc~19
3 notes g|rn.c2~19 o|rm.bz~16
4 {noteId} d|rm.bz~16 g|rn.c2~19 abz~16 u|rm.bz~16
3 promotion ocs~16
3 unresolved gc2~19
1 conversations/{conversationId} u|ro.c4~16
1 externalsources g|cq.c2.cl~17 ocn~18
2 {externalSourceId} dco~18 g|cq.c2.cl~17 ucp~18
1 identifierlookup o|c2.rn~16
2 contacts oc2~16
2 organizations ocl~16
1 import/csv/jobs oct~16
3 settings gcx~19 ocu~16
4 {settingsId} dcv~16 gcx~19 ucw~16
3 uploads ocy~16
4 {uploadId}/details gcz~19
5 preview gcz~19
2 jobs gd3~19 od0~16
3 {jobId} gd2~19 ud1~16
2 settings gd8~19 od4~16
3 {settingsId} dd5~16 gd7~19 ud6~16
1 merge/contacts ocr~16
1 notes/exports gcf.c2.cl~19 oce.c2.cl~16
3 {exportId} gcf.c2.cl~19
1 organizations g|rs.cl~17 o|rp.cg~18
2 enrich ocj~16
2 exports gcf.cl~19 oce.cl~16
3 {exportId} gcf.cl~19
2 schemas gc7~19 oc5~16
3 coretypes gc7~19
4 {coreTypeName} gc7~19
3 limits gc7~19
3 {schemaId} gc7~19 uc6~16
4 versions gc7~19
5 {versionId} gc7~19
2 {externalOrganizationId} d|rq.ch~18 g|rs.cl~17 aci~16 u|rr.ci~18
3 contacts g|rn.c2~19
3 identifiers gcl~19 aci~16
3 notes g|rs.cl~19 o|rr.ci~16
4 {noteId} d|rr.ci~16 g|rs.cl~19 aci~16 u|rr.ci~16
3 relationships g|rs.cl~19
3 trustor dci~16
4 {trustorId} uci~16
1 relationships o|rr.ci~16
2 exports gcf.cl~19 oce.cl~16
3 {exportId} gcf.cl~19
2 {relationshipId} d|rr.ci~16 g|rs.cl~19 aci~16 u|rr.ci~16
1 reversewhitepageslookup gc2~19
1 scan/contacts g|rn.c2~17
3 divisionviews/all gc3~19
2 notes g|rn.c2~19
3 divisionviews/all gc3~19
2 organizations g|rs.cl~17
3 divisionviews/all gcm~19
2 relationships g|rn.c2~19
3 divisionviews/all gc3~19
1 settings ddd~16 gdf~19 ude~16
0 fax/documents g~1a
2 {documentId} d~1b g~1a u~1b
3 content g~1a
1 settings g~1a uba~1b
1 summary g~1a
0 fieldconfig g
0 flows d2h~9 g2n~7 o2g~9
1 actions/checkin o|2i.2m~9
2 checkout o2i~9
2 deactivate o2k~9
2 publish o|2m.2k~9
2 revert o2i~9
2 unlock o2m~8
1 datatables g29~7 o25~8
2 divisionviews g28~4
3 {datatableId} g28~4
2 {datatableId} d26~8 g29~7 u27~8
3 export/jobs o|29.2d~9
5 {exportJobId} g|29.2d~4
3 import/csv/jobs o|27.2a~9
4 jobs g|27.2d~4 o|27.2a~9
5 {importJobId} g|29.2d~4
3 rows g|29.2d~7 o|25.2a~8
4 {rowId} d|26.2b~8 g|29.2d~7 u|27.2c~8
1 divisionviews g2l~4
1 executions o2j~9
2 {flowExecutionId} g2o~4
1 export/jobs o3f~8
3 {jobId} g3g~7
1 instances/jobs o2q~9
3 {jobId} g2q~4
2 query o2p~9
2 querycapabilities g2p~4
2 settings/executiondata g38~4 a37~9
3 loglevels g2u.2l~7
4 characteristics g|2u.2x~4
4 default d2v~9 g2x~4 u2w~9
2 {instanceId} g2q~4
1 jobs o3d~8
2 {jobId} g3e~7
1 lookup g2n~4
1 milestones g32~7 o2y~8
2 divisionviews g31~4
2 {milestoneId} d2z~8 g32~7 u30~8
1 outcomes g36~7 o33~8
2 divisionviews g35~4
2 {flowOutcomeId} g36~7 u34~8
1 validate/jobs o3h~9
3 {jobId} g3i~4
1 {flowId} d2h~8 g2n~7 u2i~9
2 history o2n~9
3 {historyId} g2n~4
2 instances/settings/loglevels d2s~8 g2u~7 o2r~8 u2t~8
2 latestconfiguration g2n~4
2 versions g2n~4 o2i~9
3 {versionId} g2n~4
4 configuration g2n~4
4 health g2n~4
4 intents/{intentId}/health g2n~4
6 utterances/{utteranceId}/health g2n~4
0 gamification/contests gdn odh
2 me gdm
2 uploads/prizeimages odo
2 {contestId} d|di.dj gdm a|dp.dq u|dk.dl
3 agents/scores gdn
5 me gdm
5 trends gdm
6 me gdm
3 prizeimages/{prizeImageId} g|dm.dn
1 insights gds
2 details gdr
2 groups/trends gdr
4 all gds
2 managers gds
2 members gds
2 rankings gds
2 trends gdr
2 users/{userId}/details gds
4 trends gds
1 leaderboard gdt
2 all gdu
3 bestpoints gdu
2 bestpoints gdt
1 metricdefinitions gdw
2 {metricDefinitionId} gdw
1 profiles g|dw.du.dy odv
2 users/me g
4 query o
3 {userId} g|dw.dy.du
4 query odg
2 {profileId} g|dw.du.dy udv
3 activate odv
3 deactivate odv
3 members gdw odv
4 validate odv
3 metrics g|dw.dt.dx odv
4 objectivedetails g|dw.dt.dx
4 {metricId} g|dw.dt.dx udv
2 {sourceProfileId}/metrics/{sourceMetricId}/link odv
1 scorecards gdx
2 attendance gdx
2 bestpoints gdx
2 points/alltime gdx
3 average gdx
3 trends gdx
2 profiles/{profileId}/metrics/{metricId}/users/values/trends gdy
7 {userId}/values/trends gdy
6 values/trends gdx
2 users/points/average gdy
3 values/average gdy
4 trends gdy
3 {userId} gdy
4 attendance gdy
4 bestpoints gdy
4 points/alltime gdy
5 trends gdy
4 values/trends gdy
2 values/average gdx
3 trends gdx
1 status g|dw.dv.dx udv
1 templates gdw
2 {templateId} gdw
0 gdpr/requests ge0~1c odz~1d
2 {requestId} ge0~1c
1 subjects ge1~1c
0 geolocations/settings g~1e ae2~1f
0 greetings g~1g o~1h
1 defaults g~1i u~1j
1 {greetingId} d~1h g~1g u~1h
2 downloads ge3~1g
2 groups/downloads ge4~1g
2 media g~1i
2 users/downloads ge3~1i
0 groups g~1k ob3~1l
1 dynamicsettings/preview ob6~1m
1 search g~1n o~1l
1 {groupId} db4~1l g~1o ub5~1l
2 dynamicsettings db4~1m gb6~1n ub5~1m
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
0 identityproviders gwu~1r owr~1s
1 adfs dws~1t gwu~1u u|wr.wt~1t
1 cic dws~1s gwu~1r u|wr.wt~1s
1 generic dws~1t gwu~1u u|wr.wt~1t
1 gsuite dws~1t gwu~1u u|wr.wt~1t
1 identitynow dws~1s gwu~1r u|wr.wt~1s
1 okta dws~1t gwu~1u u|wr.wt~1t
1 onelogin dws~1t gwu~1u u|wr.wt~1t
1 ping dws~1t gwu~1u u|wr.wt~1t
1 purecloud dws~1s gwu~1r u|wr.wt~1s
1 pureengage dws~1s gwu~1r u|wr.wt~1s
1 salesforce dws~1t gwu~1u u|wr.wt~1t
1 {providerId} dws~1s gwu~1r uwt~1s
0 infrastructureascode/accelerators gea
2 {acceleratorId} gea
1 jobs gec oeb
2 {jobId} gec
0 integrations get~1v oeq~1w
1 actions g|em.59~1v oei~1x
2 categories g|em.59~1y
2 certificates gen~1y
3 truststore gen~1y
2 drafts g|em.59~1v oei~1w
2 functions/runtimes gep~1y
2 {actionId} dej~1x g|em.59~1v aek~1w
3 draft dej~1w g|em.59~1v aek~1w oek~1z
4 function gep~1v ueo~1x
5 upload oeo~1x
4 publish oek~1w
4 schemas/{fileName} g|em.59~1y
4 templates/{fileName} g|em.59~1v
4 test oel~1z
4 validation gek~1y
3 execute o|el.58~1z
3 function gep~1v
3 schemas/{fileName} g|em.59~1y
3 templates/{fileName} g|em.59~1v
3 test o|el.58~1z
1 botconnector/{integrationId}/bots gef~1y ued~1z
4 summaries gef~1y
4 {botId} gef~1y
5 versions gef~1y
1 botconnectors/incoming/messages oee~1z
2 outgoing/messages oee~1z
2 {integrationId}/bots gef~1y
4 summaries gef~1y
4 {botId} gef~1y
1 clientapps g~1y
1 credentials get~1y oeq~1w
2 listing get~1v
2 types get~1v
2 {credentialId} der~1w get~1v ues~1w
1 speech/audioconnector get~1y
3 {integrationId} get~1y
2 dialogflow/agents get~1y
4 {agentId} get~1y
2 dialogflowcx/agents get~1y
4 {agentId} get~1y
2 lex/bot/alias/{aliasId} get~1y
4 {botId}/aliases get~1y
3 bots get~1y
2 lexv2/bot/alias/{aliasId} get~1y
4 {botId}/aliases get~1y
3 bots get~1y
2 nuance/{nuanceIntegrationId}/bots get~1y
5 jobs oet~1z
6 {jobId} get~1y
7 results get~1y
5 launch/settings ues~1z
6 validate oes~1z
5 {botId} get~1y
6 jobs oet~1z
7 {jobId} get~1y
8 results get~1y
2 stt/engines get~1y
4 {engineId} get~1y
2 tts/engines get~1y
4 {engineId} get~1y
5 voices get~1y
6 {voiceId} get~1y
3 settings get~1y ues~1z
1 types get~1y
2 {typeId} get~1v
3 configschemas/{configType} get~1v
1 unifiedcommunications/clientapps geh~1y
3 {ucIntegrationId} geh~1y
2 {ucIntegrationId}/thirdpartypresences ueg~1z
1 userapps g~1y
1 webhooks/{tokenId}/events o~1z
1 {integrationId} der~1w get~1v aes~1w
2 config/current get~1v ues~1w
0 intents/assignments/externalcontacts/{externalContactId} gc9~19
4 customerintents/{customerIntentId}/assignment oc8~16
1 categories gcd~17 oca~18
2 {categoryId} dcb~18 gcd~17 acc~18
1 customerintents gcd~17 oca~18
2 bulk/retrieve ocd~16
2 {customerIntentId} dcb~18 gcd~17 acc~18
3 sourceintents gcd~17
4 bulk/add occ~18
5 remove occ~18
1 sourceintents gcd~19
0 ipranges g
0 journey/actionmaps gey~20 oev~21
2 estimates/jobs of0~22
4 {jobId} gf1~23
5 results gez~23
2 {actionMapId} dew~21 gey~20 aex~21
1 actiontargets gf3~23
2 {actionTargetId} gf3~23 af2~22
1 actiontemplates gf7~24 of4~25
2 {actionTemplateId} df5~25 gf7~24 af6~25
1 deployments/{deploymentId}/actionevent o~22
3 appevents o~22
3 customers/{customerCookieId}/ping g~23
3 webevents o~22
1 externalevents/configurations gfh~23 ofe~22
3 {configId} dff~22 gfh~23 afg~22
3 {configurationId}/events ofi~22
2 schemas gfm~23 ofj~22
3 coretypes gfm~23
4 {coreTypeName} gfm~23
3 limits gfm~23
3 {schemaId} dfk~22 gfm~23 ufl~22
4 versions gfm~23
5 {versionId} gfm~23
1 flows/paths/query ofn~22
1 outcomes gfr~24 ofo~25
2 attributions/jobs oft~22
4 {jobId} gfu~23
5 results gfs~23
2 predictors gfx~24 ofv~25
3 {predictorId} dfw~25 gfx~24
2 {outcomeId} dfp~25 gfr~24 afq~25
1 segments gg2~24 ofz~25
2 {segmentId} dg0~25 gg2~24 ag1~25
1 sessions/{sessionId} g|g3.dc~23
3 events gf9~23
3 outcomescores gfy~23
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
4 feedback gh6~26
4 presentations ogx~27
4 query ogu~27
4 search ohs~27
5 suggestions ohs~27
5 {searchId} ahy~27
4 versions/bulk/add ogy~27
4 {documentId} dgr~29 ggu~28 ags~29
5 copies ogw~27
5 feedback gh6~26 oh4~27
6 {feedbackId} gh6~26 ah5~27
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
0 languages gty oty
1 translations g
2 builtin g
2 organization g
2 users/{userId} g
1 {languageId} dty gty
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
1 settings gj9~2a
0 learning/assessments/scoring o|jp.jk.jm~2c
1 assignments gjf~2d oja~2c
2 aggregates/query ojf~2c
2 bulkadd oja~2c
2 bulkremove ojb~2c
2 me g~2d
2 {assignmentId} djb~2c gjf~2d a~2c
3 reassign oja~2c
3 reschedule ajd~2c
3 reset oje~2c
3 steps/{stepId} gjg~2d ajc~2c
1 modules gjp~2e ojk~2f
2 assignments gjp.jf~2d
2 coverart/{coverArtId} gji~2d
2 {moduleId} djl~2f gjp~2e ujm~2f
3 jobs ojk~2c
4 {jobId} gjp~2d
3 preview gjn~2d ujn~2c
3 publish ojo~2f
3 rule gjr~2d ujq~2c
4 migrate ojm~2c
3 users/{userId}/assignments ajj~2c
3 versions/{versionId} gjp~2d
1 rules/query ojr~2c
1 scheduleslots/jobs ojt~2c
3 {jobId} gju~2d
2 query ojs~2c
1 scorm ojv~2c
2 {scormId} gjw~2d
0 license/definitions g|4e.4h~2g
2 {licenseId} g|4e.4h~2g
1 infer o~2h
2 permissions o|4e.4h~2h
1 organization o4e~2h
1 toggles/{featureName} g~2g o~2h
1 users g~2g o|4e.4h~2h
2 {userId} g|4e.4h~2g
0 locations g~2i ob7~2j
1 search g~2k o~2j
1 {locationId} db8~2j g~2i ab9~2j
2 sublocations g~2k
0 messaging/settings gks~2l okp~2m
2 default dkq~2m gks~2l ukr~2m
2 {messageSettingId} dkq~2m gks~2l akr~2m
1 supportedcontent gkw~2l okt~2m
2 {supportedContentId} dku~2m gkw~2l akv~2m
0 mobiledevices g~2n o~2o
1 {deviceId} d~2o g~2n u~2o
0 notifications/availabletopics g~2p
1 channels g~2p o~2q
2 {channelId} h~2p
3 subscriptions d~2q g~2p o~2q u~2q
0 oauth/authorizations gl2~2r
2 {clientId} gl2~2r
1 clients gl5~2s ol1~2t
2 {clientId} dl3~2t gl5~2s ul4~2t
3 secret ol4~2u
3 usage/query o|l5.xy~2u
5 results/{executionId} g|l5.xy~2r
4 summary g|l5.xy~2r
1 scopes g~2r
2 {scopeId} g~2r
0 organizations/authentication/settings gba~2v aba~2w
1 embeddedintegration g~2x uba~2y
1 features/{featureName} aba~2y
1 ipaddressauthentication gba~2x uba~2y
1 limits/changerequests gjx~2x
3 {requestId} gjx~2x
2 docs g~2x
3 freetrial g~2x
2 namespaces g~2x
3 {namespaceName} g~2x
4 defaults g~2x
1 me g~2z uba~2w
1 whitelist g~2x uba~2y
0 orgauthorization/pairings o4i~30
2 {pairingId} g|4l.4v~31
1 trustees d4j~32 g4l~33 o4i.4q~32
2 audits o49~32
2 care g|4l.4t~33 o4i.4q~32
2 default g|4l.4t~33 o4i.4q~32
2 {trusteeOrgId} d4j~32 g4l~33 u4k~32
3 clonedusers gbf~33
4 {trusteeUserId} dbc~32
3 groups g4p~33 o4m~32
4 {trusteeGroupId} d4n~32 g4p~33
5 roledivisions u4o~32
5 roles d4n~32 g4p~33 u4o~32
3 users g4t~33 o4q~32
4 {trusteeUserId} d4r~32 g4t~33
5 roledivisions u4s~32
5 roles d4r~32 g4t~33 u4s~32
1 trustor/audits o49~32
1 trustors d4u~32 g4v~33
2 {trustorOrgId} d4u~32 g4v~33
3 clonedusers g4t~33
4 {trusteeUserId} d4r~32 g4t~33 u4q~32
3 groups g4p~33
4 {trustorGroupId} d4n~32 g4p~33 u4m~32
3 users g4t~33
4 {trusteeUserId} d4r~32 g4t~33 u4q~32
0 orphanrecordings gqx
1 {orphanId} dqv gqx uqw
2 media gqx
0 outbound/attemptlimits gla~34 ol7~35
2 {attemptLimitsId} dl8~35 gla~34 ul9~35
1 callabletimesets gle~34 olb~35
2 {callableTimeSetId} dlc~35 gle~34 uld~35
1 callanalysisresponsesets go4~34 oo1~35
2 {callAnalysisSetId} do2~35 go4~34 uo3~35
1 campaignrules glu~34 olr~35
2 {campaignRuleId} dls~35 glu~34 ult~35
1 campaigns glo~34 olf~35
2 all g|lo.nv.n7.on~36
3 divisionviews g|ll.ns.n4.ok~36
2 divisionviews gll~36
3 {campaignId} gll~36
2 performance/query o|o0.lo~37
2 progress olo~37
2 {campaignId} dlg~35 glo~34 ali~37 uli~35
3 agentownedmappingpreview olo.m5.bf~37
4 results glo.m5.th~36
3 agents/{userId} u~37
3 callback/schedule o~37
3 diagnostics glo~36
3 interactions glo~36
3 linedistribution gnl~36
3 progress d|li.lk~37 glo~36
3 skillcombinations glo~36
3 start olm~37
3 stats glo~36
3 stop oln~37
1 contactlistfilters gmf~34 omc~35
2 bulk/retrieve omf~37
2 preview om5~37
2 {contactListFilterId} dmd~35 gmf~34 ume~35
1 contactlists dm7~37 gmb~34 om6~35
2 divisionviews gm9~36
3 {contactListId} gm9~36
2 uploads oma~37
2 {contactListId} dm7~35 gmb~34 um8~35
3 clear om3~35
3 contacts dm3~37 om2~35
4 bulk om5~37
5 jobs gmb~36
6 {jobId} gmb~36
5 remove om3~37
5 update om4~37
4 search om5~35
4 {contactId} dm3~35 gm5~34 um4~35
3 export gm5.mb~34 om5.mb~35
3 importstatus gmb~34
3 timezonemappingpreview gmb~36
1 contactlisttemplates dmh~37 gmj~34 omg~35
2 bulk/add omg~37
3 retrieve omj~37
2 {contactListTemplateId} dmh~35 gmj~34 umi~35
1 conversations/{conversationId}/dnc omo~37
1 diagnostics/campaigns/{campaignId}/summary glq~36
1 digitalrulesets gmn~34 omk~35
2 {digitalRuleSetId} dml~35 gmn~34 umm~35
1 dnclists gmx~34 oms~35
2 divisionviews gmv~36
3 {dncListId} gmv~36
2 uploads omw~37
2 {dncListId} dmt~35 gmx~34 umu~35
3 customexclusioncolumns dmp~37 amq~37
3 emailaddresses dmp~37 amq~37 omo~37
3 export gmr.mx~34 omr.mx~35
3 importstatus gmx~36
3 phonenumbers dmp~35 amq~37 omo~35
3 whatsappnumbers dmp~37 amq~37
1 events gnc~36
2 {eventId} gnc~36
1 filespecificationtemplates gng~34 ond~35
2 bulk dne~37
2 {fileSpecificationTemplateId} dne~35 gng~34 unf~35
1 importtemplates dni~37 gnk~36 onh~37
2 bulk/add onh~37
2 {importTemplateId} dni~37 gnk~36 unj~37
3 importstatus gnk~36
1 messagingcampaigns g|nv.n7.on~38 o|nm.my.oe~39
2 divisionviews g|ns.n4.ok~36
3 {messagingCampaignId} g|ns.n4.ok~36
2 progress o|nv.n7.on~37
2 {messagingCampaignId} d|nn.mz.of~39 g|nv.n7.on~38 u|np.n1.oh~39
3 diagnostics g|nv.n7.on~36
3 progress d|np.nr.n1.n3.oh.oj~37 g|nv.n7.on~36
3 start o|nt.n5.ol~37
3 stop o|nu.n6.om~37
1 rulesets go8~34 oo5~35
2 {ruleSetId} do6~35 go8~34 uo7~35
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
1 sequences gly~34 olv~35
2 {sequenceId} dlw~35 gly~34 ulx~35
1 settings god~34 aoc~35
1 wrapupcodemappings got~38 uos~39
0 presence/definitions gox~3a oou~3b
2 {definitionId} d|ov.ow~3b gox~3a uow~3b
1 settings goz~3c uoy~3d
1 sources gp3~3c op0~3d
2 {sourceId} d|p1.p2~3d gp3~3c up2~3d
1 users/{userId}/primarysource gp7~3c up6~3d
0 presencedefinitions g~3a oou~3b
1 {presenceId} dov~3b gox~3a uow~3b
0 processautomation/scheduledtriggers g|pa.pc~3e op8~3f
2 {scheduledTriggerId} dp9~3f g|pa.pc~3e upa~3f
1 triggers g|pa.pc~3g op8~3h
2 topics g|pa.pc~3e
3 {topicName}/test opb~3f
2 {triggerId} dp9~3h g|pa.pc~3g upa~3h
3 test opb~3f
0 profiles/groups g
1 users g
0 quality/agents/activity gpp~3i
1 calibrations gpg~3i opd~3j
2 {calibrationId} dpe~3j gpg~3i upf~3j
1 conversations/audits/query o48~3j
4 {transactionId} g48~3i
5 results g48~3i
2 {conversationId}/evaluations oph~3j
4 {evaluationId} dpj~3j g|pp.pi.pn~3i u|pk.pm.pl~3j
3 surveys gq1~3i
1 evaluations/aggregates/query/me o~3j
2 query gpp~3i
2 scoring o~3j
2 search opo~3j
1 evaluators/activity gpp~3i
1 forms gpv~3i opq~3j
2 evaluations gpv~3k opq~3l
3 bulk gpv~3i
4 contexts gpv~3k
3 {formId} dps~3l gpv~3k upt~3l
4 aiscoring/settings upr~3j
4 versions gpv~3k
2 surveys gq7~3k oq2~3l
3 bulk gq7~3i
4 contexts gq7~3i
3 {formId} dq3~3l gq7~3k aq4~3l uq5~3l
4 versions gq7~3k
2 {formId} dps~3j gpv~3i upt~3j
3 versions gpv~3i
1 programs/{programId}/agentscoringrules gpz~3i opw~3j
4 {ruleId} dpx~3j gpz~3i upy~3j
1 publishedforms gpv~3i opq~3j
2 evaluations gpv~3i opq~3l
3 divisionviews gpu~3i
4 {evaluationFormId} gpu~3i
3 {formId} gpv~3k
2 surveys gq7~3i oq2~3l
3 divisionviews gq6~3i
4 {surveyFormId} gq6~3i
3 {formId} gq7~3k
2 {formId} gpv~3i
1 surveys oq0~3j
2 scorable g~3i u~3j
2 scoring o~3j
2 {surveyId} gq1~3i
0 recording/batchrequests o|r1.r2.rh.r9~3m
2 {jobId} g~3n
1 crossplatform/mediaretentionpolicies dqk~3m gqm~3n oqj~3m
3 {policyId} dqk~3m gqm~3n aql~3m uql~3m
1 jobs gqu~3n oqr~3m
2 {jobId} dqs~3m gqu~3n uqt.qy.r7.rf~3m
3 failedrecordings gqu~3n
1 keyconfigurations gqq~3n oqp~3m
2 validate oqp~3m
2 {keyConfigurationId} gqq~3n uqp~3m
1 localkeys oqp~3m
1 mediaretentionpolicies dr4~3m gr6~3o or3~3p
2 {policyId} dr4~3p gr6~3o ar5~3m ur5~3p
1 recordingkeys gqq~3n oqp~3m
2 rotationschedule gqq~3n uqp~3m
1 settings g~3n u|rd.rc.re.ra.rb~3m
1 uploads/reports ori~3m
3 {reportId} grj~3n
0 recordings/deletionprotection o~3m u|qn.qo~3m
1 retention/query gr1~3n
1 screensessions/acknowledge o~3m
2 details gr9~3n
2 metadata o~3m
0 responsemanagement/libraries gs1~3q orx~3r
2 bulk os1~3s
2 divisionviews gs0~3t
3 {libraryId} gs0~3t
2 query os1~3s
2 {libraryId} dry~3r gs1~3q urz~3r
1 responseassets/bulk orw~3s
2 search orw~3r
2 status/{statusId} grw~3t
2 uploads ort~3r
2 {responseAssetId} dru~3r grw~3q urv~3r
1 responses gs6~3q os2~3r
2 divisionviews/query os5~3s
3 {responseId} gs5~3t
2 query os6~3s
2 {responseId} ds3~3r gs6~3q us4~3r
0 routing/assessments g|th.s9~3u os7.th~3v
2 jobs gth~3u os7~3v
3 {jobId} gs9~3u
2 {assessmentId} ds8~3v gs9~3u
1 availablemediatypes g~3u
1 conversations/{conversationId} asg~3v
1 directroutingbackup/settings/me dsk~3v gsm~3u usl~3v
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
2 setting gbm~3u obj~3v
3 {emailSettingId} dbk~3v gbm~3u abl~3v
2 setup gso~3u
1 languages g~3w oty~3x
2 {languageId} dty~3x g~3w
1 message/recipients gt4~3u
3 {recipientId} gt4~3u ut4~3v
1 predictors g|t8.th~3u ot5.td~3v
2 keyperformanceindicators gt2~3u osz~3v
3 {kpiId} dt0~3v gt2~3u at1~3v
2 keyperformanceindicatortypes gt2~3u
2 {predictorId} dt6.td~3v gt8~3u at7.td~3v
3 models gt9~3u
4 {modelId}/features gta~3u
1 queues gth~3w otb~3x
2 divisionviews gtg~3u
3 all gtg~3u
2 me g~3u
2 {queueId} dtc~3x gth~3w utd~3x
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
1 settings dtu~3x g~3w utu~3x
2 contactcenter g~3w atu~3x
2 transcription gu9~3w au8~3v uu8~3x
1 skillexpressions du2~3v gu3~3u
2 queue/{queueId} gu3~3u
2 validate ou1~3v
2 {expressionId} du2~3v gu3~3u
1 skillgroups gu7~3w ou4~3x
2 {skillGroupId} du5~3x gu7~3w au6~3x
3 members gu7~3u
4 divisions gu7~3w ou4~3x
1 skills gu0~3w o|ty.tw~3x
2 {skillId} d|ty.tx~3x gu0~3w atz~3v
1 sms/addresses guu~3w ouq~3x
3 {addressId} dus~3x guu~3w
2 availablephonenumbers guq~3u
2 identityresolution/phonenumbers/{addressId} guu.up~3u uut.uo~3v
2 phonenumbers guu~3u ouq~3y
3 alphanumeric ouq~3v
3 import our~3v
3 {phoneNumberId} dus~3v guu~3z aut~3v
1 users/{userId}/directroutingbackup/settings dsi~3v gsn~3u usj~3v
3 utilization dua~3y g|ua.ub~3z uua~3y
1 utilization dua~3x g|ua.ub~3w uua~3x
2 labels gub~3w oua~3x
3 {labelId} dua~3x gub~3w uua~3x
4 agents gub~3u
1 wrapupcodes gug~3w ouc~3x
2 divisionviews guf~3u
3 {codeId} guf~3u
2 {codeId} dud~3x gug~3w uue~3x
0 scim/groups gb5~40
2 {groupId} gb5~40 ab5~41 ub5~41
1 resourcetypes g~40
2 {resourceType} g~40
1 schemas g~40
2 {schemaId} g~40
1 serviceproviderconfig g~40
1 users g~40 o|bb.4e.4f.tv.t3.wz~41
2 {userId} dbc~41 g~40 a|bd.be.4e.4f.tv.t3.wz~41 u|bd.be.4e.4f.tv.t3.wz~41
1 v2/groups gb5~40
3 {groupId} gb5~40 ab5~41 ub5~41
2 resourcetypes g~40
3 {resourceType} g~40
2 schemas g~40
3 {schemaId} g~40
2 serviceproviderconfig g~40
2 users g~40 o|bb.4e.4f.tv.t3.wz~41
3 {userId} dbc~41 g~40 a|bd.be.4e.4f.tv.t3.wz~41 u|bd.be.4e.4f.tv.t3.wz~41
0 screenmonitors/sessions/details gqc
2 users/details oqc
1 settings gqe uqd
1 users/{userId}/sessions g|qb.qa
0 screenrecording/token o
0 scripts gul~42
1 divisionviews guk~43
1 published guj~42 ouh~44
2 divisionviews gui~43
3 {scriptId}/variables gui~43
2 {scriptId} guj~43
3 pages guj~43
4 {pageId} guj~43
3 variables guj~43
1 uploads/{uploadId}/status gul~42
1 {scriptId} gul~42
2 export oul~44
2 pages gul~43
3 {pageId} gul~43
0 search gbf~45 o|bf.u0~45
1 suggest gbf~45 obf~45
0 settings/executiondata gun aum
0 socialmedia/analytics/aggregates/jobs ovi
4 {jobId} gvi
5 results gvi
2 messages/jobs ovj
4 {jobId} gvj
5 results gvj
1 escalationrules guy ouv
2 {escalationRuleId} duw guy uux
1 escalations/messages ovc
1 messages/{messageId} dvb
1 topics gvo ovl
2 {topicId} dvm gvo avn
3 dataingestionrules gvo
4 facebook ouz
5 {facebookIngestionRuleId} dv0 gv2 av1 uv1
6 versions gv2
7 {dataIngestionRuleVersion} gv2
4 googlebusinessprofile ov3
5 {googleBusinessProfileIngestionRuleId} dv4 gv6 av5 uv5
6 versions gv6
7 {dataIngestionRuleVersion} gv6
4 instagram ov7
5 {instagramIngestionRuleId} dv8 gva av9 uv9
6 versions gva
7 {dataIngestionRuleVersion} gva
4 open ove
5 {openId} dvf gvh avg uvg
6 versions gvh
7 {dataIngestionRuleVersion} gvh
5 {ruleId}/messages/bulk ovd
6 reactions/bulk ovk
4 twitter ovp
5 {twitterIngestionRuleId} dvq gvs avr uvr
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
2 associateduser dxq~4c
0 systempresences g
0 taskmanagement/workbins o13s~4d
2 query o13v~4d
2 {workbinId} d13t~4d g13v~4e a13u~4d
3 history g13v~4f
3 versions g13v~4f
4 {entityVersion} g13v~4f
1 workitems o13x~4d
2 bulk/add/jobs o12y~4g
5 {bulkJobId} d12z~4g g131~4f a130~4g
6 results g132~4f
3 jobs/users/me g133~4f
3 terminate/jobs o134~4g
5 {bulkJobId} d135~4g g137~4f a136~4g
6 results g138~4f
2 query o145~4d
3 jobs o13l~4g
4 {jobId} g13m~4f
5 results g13n~4f
2 schemas g149~4e o146~4d
3 coretypes g149~4f
4 {coreTypeName} g149~4f
3 limits g149~4f
3 {schemaId} d147~4d g149~4e u148~4d
4 versions g149~4f
5 {versionId} g149~4f
2 {workitemId} d140~4d g145~4e a|142.13w~4d
3 acd/cancel o13z~4g
3 assignment a|143.13y~4g
3 disconnect o141~4g
3 history g145~4f
3 terminate o144~4g
3 users/me/wrapups a14g~4g
4 {userId}/wrapups g14f~4f a14e~4g
3 versions g145~4f
4 {entityVersion} g145~4f
3 wrapups g14f~4f
1 worktypes o14a~4d
2 query o14d~4d
2 {worktypeId} d14b~4d g14d~4e a14c~4d
3 flows/datebased/rules g13c~4e o139~4d
6 {ruleId} d13a~4d g13c~4e a13b~4d
4 onattributechange/rules g13g~4e o13d~4d
6 {ruleId} d13e~4d g13g~4e a13f~4d
4 oncreate/rules g13k~4e o13h~4d
6 {ruleId} d13i~4d g13k~4e a13j~4d
3 history g14d~4f
3 statuses g13r~4e o13o~4d
4 {statusId} d13p~4d g13r~4e a13q~4d
3 versions g14d~4f
4 {entityVersion} g14d~4f
0 teams ge9~1k oe5~4h
1 search oe9~1m
1 {teamId} de7~4h ge9~1k ae8~4h
2 members de6~4h ge9~1k oe6~4h
0 telephony/agents/greetings/me gxk~4i uxj~4j
2 {agentId}/greetings gxc~4i uxb~4j
1 calls/metrics gwy~4i
1 mediaregions gxi~4k
1 numbers/routing gx6~4i ox5~4j
3 all ox5~4j
3 reset ox5~4j
1 organization/link gxa~4i ox7~4j
3 approve/{requestingOrganizationId} ax9~4j
3 regions gxa~4i
3 {targetOrganizationId} dx8~4j
1 providers/edges gxi~4i oxi~4j
3 addressvalidation o~4j
3 alertablepresences dwv~4j gwx~4i uww~4j
3 certificateauthorities gxi~4i oxi~4j
4 {certificateId} dxi~4j gxi~4i uxi~4j
3 didpools gxi~4l oxi~4m
4 dids gxi~4i
4 {didPoolId} dxi~4m gxi~4l uxi~4m
3 dids gxi~4l
4 {didId} gxi~4i
3 edgegroups gxi~4l oxi~4m
4 {edgeGroupId} dxi~4m gxi~4l uxi~4m
4 {edgegroupId}/edgetrunkbases/{edgetrunkbaseId} gxi~4i uxi~4j
3 edgeversionreport g~4i
3 expired g|xi.eu~4i
3 extensionpools gx4~4l ox0~4m
4 divisionviews gx3~4i
4 {extensionPoolId} dx1~4m gx4~4l ux2~4m
3 extensions gx4~4i
4 {extensionId} gx4~4i
3 linebasesettings gxi~4l
4 {lineBaseId} gxi~4i
3 lines gxi~4i
4 template gxi~4i
4 {lineId} gxi~4i
3 logicalinterfaces gxi~4i
3 mediastatistics/conversations/{conversationId} g19~4i
6 communications/{communicationId} g19~4i
3 metrics gxi~4i
3 outboundroutes gxi~4i
3 phonebasesettings gxi~4l oxi~4m
4 availablemetabases gxi~4i
4 template gxi~4l
4 {phoneBaseId} dxi~4m gxi~4l uxi~4m
3 phones gxi~4k oxi~4n
4 reboot oxi~4j
4 template gxi~4i
4 {phoneId} dxi~4n gxi~4k uxi~4n
5 reboot oxi~4j
3 physicalinterfaces gxi~4i
3 sites g~4l oxi~4n
4 search g|xi.xp~4i o|xi.xp~4j
4 {siteId} dxi~4n g|xi.xp~4l uxi~4n
5 numberplans gxi~4k uxi~4n
6 classifications gxi~4i
6 {numberPlanId} gxi~4i
5 outboundroutes gxi~4l oxi~4m
6 {outboundRouteId} dxi~4m gxi~4l uxi~4m
5 siteconnections g|xi.xp~4i axi~4j uxi~4j
3 timezones g~4i
3 trunkbasesettings gxi~4l oxi~4m
4 availablemetabases gxi~4i
4 template gxi~4i
4 {trunkBaseSettingsId} dxi~4m gxi~4l uxi~4m
3 trunks gxi~4l
4 metrics gxi~4i
4 {trunkId} gxi~4l
5 metrics gxi~4i
3 trunkswithrecording g|r6.xi~4i
3 {edgeId} dxi~4j gxi~4l uxi~4m
4 diagnostic/nslookup gxi~4i oxi~4j
5 ping gxi~4i oxi~4j
5 route gxi~4i oxi~4j
5 tracepath gxi~4i oxi~4j
4 logicalinterfaces gxi~4i oxi~4j
5 {interfaceId} dxi~4j gxi~4i uxi~4j
4 logs/jobs oxi~4j
6 {jobId} gxi~4i
7 upload oxi~4j
4 metrics gxi~4i
4 physicalinterfaces gxi~4i
5 {interfaceId} gxi~4i
4 reboot oxi~4j
4 setuppackage gxi~4i
4 softwareupdate d~4j g~4i o~4j
4 softwareversions g~4i
4 statuscode oxi~4j
4 trunks gxi~4i
4 unpair oxi~4j
1 settings gxo~4i uxn~4j
1 sipmessages/conversations/{conversationId} gxg~4i
4 headers gxg~4i
1 siptraces gxg~4i
2 download oxf~4j
3 {downloadId} gxg~4i
0 textbots/botflows/sessions oxs~4o
3 {sessionId}/turns oxs~4o
1 bots/execute oxt~4o
2 search get~4p
0 timezones g
0 tokens/me d g h
1 timeout g uba
1 {userId} dl6
0 uploads/learning/coverart ojh~4q
1 publicassets/images oxx~4q
1 recordings or0~4q
1 workforcemanagement/historicaldata/csv o107~4q
0 usage/aggregates/query/jobs oy0
4 {jobId} gy0
1 client/{clientId}/aggregates/query/jobs oxy
6 {jobId} gxy
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
0 users g~4t obb~4u
1 agentui/agents/autoanswer/{agentId}/settings d2~4v g4~4w a3~4v u3~4v
1 bulk a|bd.ba~4v
1 chats/me g|74.y2~4w
1 customattributes/schemas gy6~4w oy3~4v
3 coretypes gy6~4w
4 {coreTypeName} gy6~4w
3 limits gy6~4w
3 {schemaId} dy4~4v gy6~4w uy5~4v
4 versions gy6~4w
5 {versionId} gy6~4w
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
1 presences/bulk up4~4v
2 purecloud/bulk g~4w
2 {sourceId}/bulk g~4w
1 query gbf~4w
1 rules gyc~4y oy9~4z
2 query oy8~4v
2 settings/{ruleType} gyc~4w
2 {ruleId} dya~4z gyc~4y ayb~4z
3 dependents gy7~4w
4 {ruleType}/{typeId} gy7~4w
1 search gbf~4w obf~4u
2 conversation/target o94~4v
2 queuemembers/manage o|ti.td~4v
2 teams/assign oe6~4v
1 stations/me gxm~4w
3 associatedstation dxr~4v
4 {stationId} uxl~4v
1 {subjectId}/roles g4g~d u4e~e
1 {userId} d|0.bc.ba~4u g~50 a|0.bd.ba~4u
2 adjacents g~4w
2 callforwarding g8l~4w a8k~4v u8k~4v
2 customattributes abd~4v ubd~4v
3 bulk gbf~4w abd~4v
3 {schemaId} dbd~4v gbf~4w
2 directreports g~4w
2 externalid g~4w obd~4v
3 {authorityName} g~4w
4 {externalKey} dbd~4v
2 favorites g~4w
2 geolocations/{clientId} g~4w a~4v
2 greetings g~50 o~4u
3 defaults g~4w u~4v
2 invite o|0.ba.be~4v
2 outofoffice g~4w u~4v
2 password obe~4u
2 presences/purecloud g~4w a~4v
3 {sourceId} g~4w a~4v
2 profile g~4w
2 profileskills gbh~4w ubg~4u
2 queues gth~4w a|te.ti~4v
3 {queueId} a|te.ti~4v
2 routinglanguages g~50 o|tv.t3~4v
3 bulk a|tv.t3~4u
3 {languageId} d|tv.t3~4u a|tv.t3~4v
2 routingskills g~50 otv~4v
3 bulk atv~4u utv~4u
3 {skillId} dtv~4u utv~4v
2 routingstatus g~4w u~4v
2 screenmonitors/sessions oqa~4v
4 {screenMonitoringId} dqa~4v gqa~4w
2 skillgroups gu7~4w
2 state gbi~4w ubd~4v
2 station gxe~4w
3 associatedstation dxq~4v
4 {stationId} uxd~4u
3 defaultstation d|xi.xh~4v
4 {stationId} u|xi.xh~4u
2 superiors g~4w
2 trustors g4v~4w
2 verifiers gl0~4w
3 {verifierId} dky~4v ukz~4v
0 voicemail/groups/{groupId}/mailbox g~51
3 messages g~51
3 policy gyg~52 ayf~53
1 mailbox g~51
1 me/mailbox g~51
2 messages g~51
2 policy g~51 a~54
1 messages d~54 g~51 o~54
2 {messageId} d~54 g~51 a~54 u~54
3 media g~51
1 policy gxi~51 uxi~54
1 queues/{queueId}/messages gye~51
1 search g~51 o~54
1 userpolicies/{userId} g|xi.yi~52 a|xi.yi~53 u|xi.yi~54
1 users/{userId}/mailbox gyh~51
3 messages gyj~51
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
0 workforcemanagement/adherence g115~59
2 explanations oz9~5a
3 jobs/{jobId} g~59
3 query oz9~5a
3 {explanationId} gz9~59
2 historical/bulk o106~5a
4 jobs/{jobId} g~59
3 jobs/{jobId} g106~59
1 agents oz7~5a
2 integrations/hris/query oz8~5a
2 me/adherence/historical/jobs o|zb.zc~5a
6 {jobId} g~59
3 managementunit g|zj.zp.yu.yv.yw.yx.z7.z8.zu.zv.zw.zy.106.109.10j.10k.10l.10n.115.116.117.118.119.11a.114.11p.11q.11r.11s.110.111.112.113.11t.11u.11v.11w.11x.11y.125.127.128.129.12a.12b.12c.12d.12e.12f.12g.12i.12j.12k.12l.12u.12v.12w.12x.zm.zl.zn.11l.11n.11m~59
3 possibleworkshifts ozh~5a
2 opportunities/enrollments/bulk/add oze~5a
5 statuses/update ozf~5a
3 query ozg~5a
2 {agentId}/adherence/explanations oz4~5a
5 query oz6~5a
5 {explanationId} gz6~59 az5~5a
3 integrations/hris uz7~5a
3 managementunit g|z8.114.11a.7m.7o.ja.jd~59
3 unavailabletimes/query o12h~5a
1 agentschedules/managementunits/mine ozd~5a
2 mine ozj~5a
1 alternativeshifts/offers/jobs oza~5a
4 {jobId} gza~59
3 search/jobs oza~5a
5 {jobId} gza~59
2 settings gza~59
2 trades gza~59 oza~5a
3 jobs/{jobId} gza~59
3 state/jobs azs~5a
5 {jobId} gzs~59
3 {tradeId} gza~59 aza~5a
1 businessunits g~5b ozu~5c
2 divisionviews gzx~59
2 {businessUnitId} dzv~5c g|yu.yv.yw.yx.z7.zj.zp.z8.zu.zv.zw.zy.106.11z.109.10j.10k.10l.10n.114.115.116.117.118.119.11a.11p.11q.11r.11s.110.111.112.113.11t.11u.zo.11v.11w.11x.11y.120.121.122.123.12e.12f.12g.125.127.128.129.12a.12b.12c.12d.12e.12f.12g.12i.12j.12k.12l.12u.12v.12w.12x.7m.7o.ja.jd.zm.zl.zn.11l.11n.11m~5b azw~5c
3 activitycodes g|zj.zp.yu.yv.yw.yx.z7.z8.zu.zv.zw.zy.106.11z.109.10j.10k.10l.10n.115.116.117.118.119.11a.114.11p.11q.11r.11s.110.111.112.113.11t.11u.11v.11w.11x.11y.125.127.128.129.12a.12b.12c.12d.12e.12f.12g.12i.12j.12k.12l.12u.12v.12w.12x.zm.zl.zn.11l.11n.11m~59 oyu~5a
4 bulk ayy~5a
4 {activityCodeId} dyv~5a gyx~59 ayw~5a
3 activityplans gz1~59 oyz~5a
4 jobs gz1~59
4 {activityPlanId} gz1~59 az0~5a
5 runs/jobs oz2~5a
7 {jobId} gz3~59
3 adherence/explanations/query oz6~5a
3 agentschedules/search o|11a.114~5a
3 alternativeshifts/settings gzy~59 azw~5a
4 trades/search ozt~5a
6 jobs/{jobId} gzt~59
5 {tradeId} gzt~59
3 capacityplanning/longtermrequirements/automaticbestmethod/weeks/{weekDateId}/forecasts/{forecastId} g10b~59
10 forceregenerate o10a~5a
3 capacityplans g102~59 ozz~5a
4 bulk/remove o100~5a
4 {capacityPlanId} g102~59 a101~5a
5 copy ozz~5a
5 forecast g103~59
5 requirement/generate o101~5a
5 staffinggroupallocations g102~59 o101~5a
5 staffinggroupallocationshistory d101~5a
6 query o102~5a
5 staffingrequirements g102~59
3 decisionmetrics/jobs/{jobId} g104~59
4 update o104~5a
5 uploadurl o104~5a
3 intraday o109~5a
4 planninggroups g109~59
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
3 minimumstaffing/settings g10p~59 a10o~5a
3 opportunities/bulk/add o10q~5a
5 publish o10s~5a
5 remove o10r~5a
5 statuses/update o10x~5a
4 enrollments/bulk/statuses/update o10u~5a
5 query o10t~5a
4 externalactivities/query o10v~5a
4 query o10w~5a
4 {opportunityId} g10z~59 a10y~5a
3 planninggroups g|113.11y.109.z8.11a.114~59 o110.th~5a
4 {planningGroupId} d111~5a g113~59 a112.th~5a
3 schedulebids g11e~59 o11b~5a
4 effectiveschedulesets o11e~5a
4 {bidId} d11c~5a g11e~59 a11d~5a
5 copy o11b~5a
5 groups o11f~5a
6 summary g11i~59
6 {bidGroupId} d11g~5a g11i~59 a11h~5a
7 preferences g11i~59 a11h~5a
3 scheduler/settings g11k~59 a11j~5a
3 scheduling/runs g|119.118~59
5 {runId} d119~5a g|119.118~59 a118~5a
6 result g|118.119~59
3 servicegoaltemplates g|11s.113.11y~59 o11p~5a
4 {serviceGoalTemplateId} d11q~5a g11s~59 a11r~5a
3 shifttrading/trades/evaluate/jobs o|11u.11t~5a
7 {jobId} g|11u.11t~59
5 query/jobs o|11u.11t~5a
7 {jobId} g|11u.11t~59
5 state/bulk/jobs o11t~5a
8 {jobId} g11t~59
4 unmatched/search/jobs ozo~5a
7 {jobId} gzo~59
4 weeks/summary/jobs o|11u.11t~5a
7 {jobId} g|11u.11t~59
3 staffinggroups g123~59 o120~5a
4 planninggroups/query o123~5a
4 query o123~5a
4 {staffingGroupId} d121~5a g123~59 a122~5a
3 timeofflimits g|129.12d~59 o125~5a
4 values/query o129~5a
4 {timeOffLimitId} d127~5a g129~59
5 granularityconversion o126~5a
6 jobs g126~59
7 {jobId} g126~59
5 values u128~5a
6 import o128~5a
7 uploadurl o128~5a
6 query o129~5a
3 timeoffplans g12d~59 o12a~5a
4 {timeOffPlanId} d12b~5a g12d~59 a12c~5a
3 unavailabletimes/schedules/query o12h~5a
4 settings/query o10n~5a
3 users gz8~59
3 weeks/{weekDateId}/shorttermforecasts g|119.11y~59
6 generate o11v~5a
6 import o11v~5a
7 uploadurl o11v~5a
6 {forecastId} d11w~5a g11y~59
7 copy o11v~5a
7 data g11y~59
7 generationresults g11y~59
7 longtermforecastdata g11y~59
7 planninggroups g|11y.11a.114~59
7 staffingrequirement g124~59
4 {weekId}/schedules g|11a.114~59 o116~5a
6 generate o119~5a
6 import o116~5a
7 uploadurl o116~5a
6 {scheduleId} d117~5a g|11a.114~59
7 agentschedules/query o|11a.114~5a
7 copy o116~5a
7 generationresults g|11a.114~59
7 headcountforecast g|11a.114~59
7 history/agents/{agentId} g|11a.114~59
7 performancepredictions g|11a.114~59
8 recalculations o118~5a
9 uploadurl o118~5a
9 {recalculationId} g|11a.114~59
7 reschedule o119~5a
7 update o118~5a
8 uploadurl o118~5a
3 workplanbids g12p~59 o12m~5a
4 {bidId} d12n~5a g12p~59 a12o~5a
5 copy o12m~5a
5 groups o12q~5a
6 summary g12t~59
6 {bidGroupId} d12r~5a g12t~59 a12s~5a
7 preferences g12t~59 a12s~5a
1 calendar/data/ics g~59
2 url/ics dzi~5a gzi.zj~59 ozi.zj~5a
1 historicaldata/bulk/remove/jobs g107~59 o107~5a
5 {jobId} g107~59
2 importstatus g107~59
3 {jobId} g107~59
2 validate o107~5a
1 integrations/hris g108~59
3 timeofftypes/jobs/{jobId} g~59
3 {hrisIntegrationId}/timeofftypes/jobs o108~5a
1 managementunits g~59 o10j~5a
2 divisionviews g10m~59
2 {managementUnitId} d10k~5a g|yu.yv.yw.yx.z7.zj.zp.z8.zu.zv.zw.zy.106.11z.109.10j.10k.10l.10n.114.115.116.117.118.119.11a.11p.11q.11r.11s.110.111.112.113.11t.11u.zo.11v.11w.11x.11y.120.121.122.123.125.127.128.129.12a.12b.12c.12d.12e.12f.12g.12i.12j.12k.12l.12u.12v.12w.12x.zm.zl.zn.11l.11n.11m~59 a10l~5a
3 activitycodes g|yu.yv.yw.yx.z7.zj.zp.z8.zu.zv.zw.zy.106.11z.109.10j.10k.10l.10n.114.115.116.117.118.119.11a.11v.11w.11x.11y.12e.12f.12g.12i.12j.12k.12l.12u.12v.12w.12x.zm.zl.zn.11l.11n.11m~59
3 adherence g115~59
3 agents az7~5a
4 workplans/bulk a12k~5a
5 query o12l~5a
4 {agentId} gz8~59
5 shifttrades g|11t.11u~59
3 agentschedules/search o|114.11a~5a
3 decisionmetrics g105~59
3 historicaladherencequery o106~5a
3 move o10l~5a
3 schedules/search o|114.11a~5a
3 shifttrades/matched g|11u.11t~59
4 users gzo~59
3 shrinkage/jobs o11z~5a
3 timeofflimits g|129.12d~59 o125~5a
4 values/query o129~5a
4 {timeOffLimitId} d127~5a g129~59 a128~5a
5 values u128~5a
3 timeoffplans g12d~59 o12a~5a
4 {timeOffPlanId} d12b~5a g12d~59 a12c~5a
3 timeoffrequests o12e~5a
4 integrationstatus/query o12g~5a
4 query o12g~5a
4 waitlistpositions/query o12g~5a
4 {timeOffRequestId}/users/{userId}/integrationstatus a12f~5a
3 unavailabletimes/settings a10l~5a
3 users g|z8.106.114.115.11a.123.12g.12x.12l~59
4 {userId}/timeoffbalance/jobs o12g~5a
5 timeoffrequests g12g~59
6 estimate o12g~5a
6 {timeOffRequestId} g12g~59 a12f~5a
7 timeoffbalance/jobs o12g~5a
7 timeofflimits g12g.129~59
3 weeks/{weekDateId}/shifttrades g|11u.11t~59 ozo~5a
6 search ozo~5a
6 state/bulk o|zo.11t~5a
6 {tradeId} azo~5a
7 match ozo~5a
4 {weekId}/schedules g|114.11a~59
6 {scheduleId} g|114.11a~59
3 workplanrotations g|z8.12x~59 o12u~5a
4 {workPlanRotationId} d12v~5a g12x~59 a12w~5a
5 copy o12u~5a
3 workplans g|z8.114.11a.12x.12l~59 o12i~5a
4 {workPlanId} d12j~5a g|12x.12l.118~59 a12k~5a
5 copy o12i~5a
5 validate o|12i.12k~5a
1 notifications g~59
2 update o~5a
1 schedulebids gzk~59
2 {bidId}/preference gzk~59 uzk~5a
3 schedulesets gzk~59
1 schedules ozj~5a
1 schedulingjobs/{jobId} g11o~59
1 shifttrades g|11t.11u.zo~59
1 shifttrading/trades/jobs ozo~5a
4 {jobId} gzo~59
3 mine/query/jobs ozo~5a
6 {jobId} gzo~59
3 {tradeId}/jobs ozo~5a
5 {jobId} gzo~59
4 match/jobs ozo~5a
6 {jobId} gzo~59
4 state/jobs ozo~5a
6 {jobId} gzo~59
1 shrinkage/jobs/{jobId} g~59
1 teams/{teamId}/adherence g115~59
4 historical o106~5a
3 shrinkage/jobs o11z~5a
1 timeoffbalance/jobs ozp~5a
3 {jobId} g~59
1 timeofflimits/available/query ozp~5a
1 timeoffrequests g|zj.zp~59 ozp~5a
2 estimate ozp~5a
2 integrationstatus/query ozp~5a
2 {timeOffRequestId} g|zj.zp~59 azp~5a
3 waitlistpositions gzp~59
1 unavailabletimes azq~5a
2 query ozq~5a
2 settings gzq~59
2 validation/jobs ozq~5a
4 {jobId} gzq~59
1 users/workplanbidranks/bulk a12o~5a
2 {userId}/workplanbidranks g12p~59 a12o~5a
1 workplanbids gzr~59
2 {bidId}/preferences gzr~59 azr~5a
3 workplans gzr~59`;
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

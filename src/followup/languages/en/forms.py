"""
The signs of English promises, list by list, and the labels of English headings.
"""

from __future__ import annotations

from followup.languages.forms import Forms


SIGNS = {
    "carry": """
        tabled | table this | table until | tabling | postpone* | defer | deferred | deferring | deferral |
        carried over | carry over | carry forward | carried forward | roll over | rolled over | roll this over |
        roll forward | moved to next | moved to the next | move to next | move to the next | moved to a later |
        pushed to | pushed back | push to next | bumped to | parked | held over | hold over | put off | on hold |
        adjourned to | future agenda | future meeting | ran out of time | out of time | no time | not enough time |
        did not have time | didn't have time | didn't get to | did not get to | not reached | not discussed |
        not covered | will be discussed | to be discussed | to discuss next | discuss next | discuss at next |
        discuss at the next | come back to | came back to | return to | revisit | revisited | pick up next |
        skip this | skipped | skip since | skip until | to be continued | continue discussion |
        continue this discussion | continue the discussion | continue discussing | continue to discuss |
        keep this discussion | discussion to continue | leave open | left open | remain open | remains open |
        still open | open issue | scheduled for | was scheduled for | was referred to | be referred to |
        were referred to | refer to the committee | refer back | referred back | bring back | bring the item back |
        back to tac | taken offline | take offline | take to | pass it on to | passed on to | take this offline |
        take it offline | follow up offline | to be determined | tbd | tbc | to be confirmed | laid over |
        continued to | continued until | on the agenda for | backlog | put back to | put back until | put over |
        left for another | left over | left until | left till | can wait | will wait | left on the table |
        didn't get round to | did not get round to | get round to | pick up again | picked up again | pick this up |
        pick it up | carry on in | carry on at | goes to | go to the next | to go on the agenda |
        for the next agenda | on the next agenda | put on the agenda | on the agenda | brought back |
        be brought back | bring this back | to come back | comes back | come back in | back on the agenda |
        passed to | passed to the | escalated to | over to | sent back to | handed over to | forwarded to | referred |
        deferred until | back to the committee | back to the group | take a view | no progress | not got to |
        left for now | re-visit | rescheduled | reschedule | held until | hold until | hold for now |
        stays on the list | keep on the list | keep on the agenda | stays on the agenda | to next meeting |
        until the next | not settled | not resolved | no decision
    """,
    "next": """
        next meeting | next call | next time | next month's meeting | next week's meeting | future meeting |
        next meeting's agenda | next board meeting | next session | following meeting
    """,
    "await": """
        looking into | looking at | working on | working with | being looked into | is working | are working |
        investigating | preparing | awaiting | await | waiting for | waiting on | wait for | wait until | waits for |
        pending | not yet | yet to | still needs | still need | still to | still working | still waiting |
        still in progress | still needed | in progress | haven't | hasn't | have not | has not | no response |
        no reply | not received | unresolved | need confirmation | needs confirmation | once we | until we | to come |
        work in progress | underway | incomplete | no word | nothing heard | nothing back | not heard |
        heard nothing | no news | no answer | still no | expected in | expected by | is expected | are expected |
        expected back | due back | due in | on its way | on order | is with the | are with the | still with |
        sits with | rests with | lies with | on the case | on to it | under way | chasing | considering our |
        being considered | under consideration | is awaited | are awaited | awaited | blocked on | blocked by |
        stuck on | held up | waits on | ballot open | hangs on | is outstanding | still missing | is missing |
        not arrived | not come back | yet to be | being chased | being looked at | being drafted | has not come |
        in the pipeline | to hear from | hear back | until then | in train | is in hand | work in hand
    """,
    "later": """
        next week | next month | next year | next quarter | next sprint | next steps | next step | later this |
        later on | in the future | follow up | follow-up | followup | following up | report back | get back to |
        gets back | circle back | touch base | going forward | soon | shortly | upcoming | at a later | at a future |
        subsequent meeting | subsequent meetings | in the coming | by next | before next | revise and | again |
        in a fortnight | in due course | at the next | another day | another time | in the new year | in the autumn |
        in the spring | for now | after that | agenda
    """,
    "modal": """
        will | shall | must | need to | needs to | has to | have to | 'll | going to | is going to | are going to |
        gonna | needs | should | we'll | i'll | he'll | she'll | they'll | is to | are to | has got to | have got to |
        needs doing | needs to be | is due to | are due to
    """,
    "soft": """
        can | could | may | might | would | would like | want to | wants to | plan to | plans to | planning to |
        hope to | hopes to | intend to | intends to | aim to | aims to | try to | tries to | let's | trying to |
        intention is to | like to | think we should | think about
    """,
    "duty": """
        take an action | takes an action | took an action | has an action | action item | action on | action to |
        action for | has the action | volunteer to | volunteered to | volunteers to | volunteered | offered to |
        offers to | agreed to | agrees to | agree to | responsible for | is responsible | assigned to | assigned |
        assign | asked to | was asked to | were asked to | is asked to | tasked with | tasked to | directed to |
        instructed to | requested to | authorized to | delegated to | in charge of | takes on | will take | took on |
        commit to | committed to | promised to | promises to | owner | owns | lead on | taking the lead | to-do |
        todo | to do | was going to | were going to | undertook to | undertakes to | on point for | signed up to |
        it was left with | left with | left to | left that | left it with | on the case | down to | promised |
        undertaken to | undertook | will see to | sees to | is down for | put down for | has offered |
        kindly agreed to | kindly offered to | happy to | said they would | said he would | said she would |
        said he'd | said she'd | would like volunteers | need a volunteer | looking for a volunteer |
        volunteer needed | to find out | in the hands of | has agreed to | have agreed to | invited to | urged to |
        encouraged to | reminded to | to take forward | takes forward | take forward | to pick up | picks up |
        picked up the action | to lead | leads on | nominated to | appointed to | mandated to | empowered to |
        authorised to | resolved that the | resolved to | resolves to
    """,
    "report": """
        reported | reports | noted | notes | explained | presented | gave | discussed | mentioned | said | says |
        stated | informed | told | described | shared | announced | reviewed | asked | commented | reminded |
        summarized | summarised | provided | introduced | welcomed | thanked | expressed | pointed out | suggested |
        recommended | clarified | confirmed | spoke | raised | felt | updated | inquired | questioned | thinks |
        thought | wondered | believes | agreed that | agrees that | observed | highlighted | indicated | advised |
        outlined | acknowledged | argued
    """,
    "closed": """
        agreement | no objection | no objections | done | completed | complete | closed | landed | merged | resolved |
        finished | approved | approve | carried | motion carried | accepted | passed | adopted | fixed | no action |
        no further action | no action needed | submitted | sent out | shipped | released | delivered | paid | signed |
        was approved | were approved | resolved: | no longer needed | cancelled | canceled | dropped | settled |
        sorted | no further business | nothing to report | lapsed | defeated | voted down | lost | rejected |
        agreed unanimously | unanimously agreed | found no seconder | reordered | replaced | transferred |
        handed over | collected | all done | withdrawn | was adopted | duplicate | wontfix
    """,
    "negated": """
        not | no | none | never | nobody | n't | nothing | without | don't | doesn't | didn't | won't | isn't |
        aren't | can't | cannot | wasn't
    """,
    "proposal": """
        proposed | proposes | proposal | proposing | suggest | suggests | suggested | suggestion | moved to |
        moved that | moved by | seconded | motion to | motion by | wish | wishes | would be good | would be nice |
        would be beneficial | idea | one option | recommend | recommends | maybe | perhaps | what if | how about
    """,
    "role": """
        the board | board | chair | the chair | chairman | chairperson | president | vice president | secretary |
        treasurer | the treasurer | clerk | the clerk | the committee | committee | the council | council |
        the group | group | the team | team | staff | the staff | director | the director | manager | the manager |
        everyone | everybody | all | all members | members | someone | somebody | anyone | the department |
        the office | the commission | editor | editors | the editors | working group | wg | tsc | the tsc |
        subcommittee | task force | superintendent | principal | co-chair | co-chairs | co-chairperson | coordinator |
        facilitator | maintainer | maintainers | the maintainers | engineer | developers | development team |
        the city | the company | the contractor | vendor | the vendor | the university | the society |
        the foundation | webmaster | trustees | trustee | officers | administrator | counsel | attorney |
        each member | participants | volunteers | the author | authors | partners | leads | warden | the warden |
        caretaker | the caretaker | headteacher | the headteacher | head | bursar | vicar | verger | governor |
        governors | architect | the architect | solicitor | the solicitor | contractor | surveyor | the surveyor |
        leader | leaders | coach | captain | librarian | steward | registrar | deputy | vice chair | vice-chair |
        ops | infra | the steering group | steering group | the working party | working party | the sub-committee |
        sub-committee | fundraising team | committee members | the chairman | county | highways | landlord |
        the landlord | agent | the school | supplier | the supplier | the club | finance | the subcommittee |
        someone from | one of us
    """,
    "we": "we | i | us",
    "pronoun": "he | she | they",
    "state": """
        meets | meet | is | are | was | were | be | been | has | have | had | does | exists | costs | means | seems |
        looks | works | uses | shows | includes | contains | supports | requires | depends | remains | appears |
        becomes | gets | goes | wants | likes | thinks | says | believes | feels | knows | agrees | contributes |
        attends | joins | notes | reports
    """,
    "task": """
        sends | writes | checks | contacts | calls | updates | prepares | drafts | schedules | follows | creates |
        reviews | organizes | organises | arranges | posts | emails | asks | investigates | looks into | sets up |
        orders | buys | fixes | files | opens | publishes | finalizes | works on | brings | books | compiles |
        coordinates | reaches
    """,
    "passive": """
        to be done | to be completed | to be added | to be moved | to be updated | to be submitted | to be sent |
        to be reviewed | to be decided | to be resolved | to be scheduled | to be announced | needs to be |
        need to be | to be fixed | to be written | to be created | to be followed up | will be sent | will be shared |
        will be posted | will be updated | will be added | will be provided | to be trimmed | wants doing |
        wants replacing | needs replacing | needs fixing | needs doing | need replacing | up for renewal
    """,
    "infinitive": """
        send | write | check | contact | call | update | prepare | draft | schedule | follow | create | review |
        organize | organise | arrange | post | email | e-mail | mail | ask | investigate | look | set | buy | fix |
        file | open | publish | finalize | finalise | work | bring | book | compile | coordinate | add | remove |
        make | do | get | find | talk | discuss | reach | share | invite | confirm | identify | define | document |
        determine | propose | provide | submit | complete | continue | start | finish | move | merge | close | land |
        explore | examine | explain | describe | research | test | try | implement | design | build | collect |
        gather | develop | verify | consider | clarify | connect | promote | announce | circulate | distribute |
        remind | recruit | read | see | take | plan | let | decide | apply | change | address | raise | produce |
        present | report | register | revise | resolve | respond | reply | run | return | upload | transfer |
        translate | track | think | tell | summarize | speak | sign | show | request | replace | release | refine |
        put | push | pay | nudge | note | meet | look into | link | keep | join | install | incorporate | include |
        hold | help | give | evaluate | establish | ensure | engage | draw | debrief | cut | convert | come | clean |
        choose | chase | begin | backport | attend | assign | assess | approach | analyze | analyse | agree |
        advertise | publicise | publicize | auction | rewrite | re-write | maintain | solicit | fill | figure |
        touch | ping | double-check | migrate | enable | disable | map | obtain | reorder | repair | mend | paint |
        trim | clear | empty | fit | hang | erect | relocate | chase up | quote | compare | list | label | sort |
        sort out | tidy | wash | wipe | sweep | dig | plant | water | mow | prune | lock | unlock | deliver | drop |
        fetch | carry | lend | borrow | rent | hire | sell | buy in | invoice | bill | claim | bid | fundraise |
        audit | measure | survey | inspect | photograph | film | print | laminate | scan | copy | transcribe | redo |
        redesign | reprint | renew | cancel | extend | rebook | re-order | restock | stock | negotiate | consult |
        brief | train | teach | mentor | interview | appoint | hand over | pass | forward | escalate | triage |
        bisect | debug | profile | benchmark | refactor | rename | rebase | tag | deploy | rotate | upgrade |
        downgrade | bump | pin | rerun | re-run | reproduce | split | rework | reword | draw up | write up | put up |
        take down | pick up | drop off | ring round | phone | text | warn | notify | inform | thank | apologise |
        apologize | welcome | host | cook | bake | serve | decorate | spike | trial | pilot | scope | estimate |
        prioritise | prioritize | rank | vote | elect | ratify | lobby | petition | appeal | query | challenge |
        liaise | facilitate | oversee | supervise | monitor | supply | provision | secure | insure | license
    """,
    "future": """
        as soon as | by monday | by tuesday | by wednesday | by thursday | by friday | on monday | on tuesday |
        on wednesday | on thursday | on friday | next monday | next tuesday | next wednesday | next thursday |
        next friday | this week | this month | tomorrow | tonight | by the end | end of week | by end of |
        before the next | prior to the next | by next | asap | as soon as possible | deadline | due | due by |
        by january | by february | by march | by april | by may | by june | by july | by august | by september |
        by october | by november | by december | in january | in february | in march | in april | in june | in july |
        in august | in september | in october | in november | in december | this fall | this spring | this summer |
        after the meeting | after the call | after call | within | by sunday | by saturday | by then | by easter |
        by christmas
    """,
    "past": """
        heard | spoke | told | felt | knew | left | led | brought | kept | gave | stated | won | lost | rose | drew |
        chose | wrote | was | were | had | did | has been | have been | last | previously | ago | already | since |
        earlier | yesterday | went | got | made | took | met | held | came | found | saw | sent | began | ran
    """,
    "rule": """
        shall | always | every | each | by law | allowed | permitted | prohibited | required by | in general |
        usually | typically | members may | anyone who | code section | pursuant to | shall be | whoever | annually |
        every year | each year | at all times | in accordance with | under the constitution | under rule |
        clear days | users must | members must | contributors must | visitors must | all staff must |
        all members must | beforehand | per year | per annum | standing order | standing orders | after each
    """,
    "elected": "elected | re-elected | nominated | appointed | nominations | election | elect | voted",
    "formal": """
        called to order | call to order | meeting adjourned | was adjourned | adjourned at | meeting was called |
        approval of | approve the minutes | approve minutes | minutes of the | minutes were approved |
        approved the minutes | quorum | ayes | noes | abstain | abstained | aye | roll call | pledge of allegiance |
        moved to approve | thanked everyone | opened the meeting | closed the meeting | meeting opened |
        meeting closed | agenda was approved | motion to adjourn | motion carried | introductions |
        welcomed everyone
    """,
    "subord": """
        who | whom | which | that | if | when | because | whether | how | since | while | although | where | as |
        so that | why | what
    """,
    "should": "should | shouldn't | ought",
    "decide": "decided | decides | agreed | agrees | resolved | consensus",
    "adverb": """
        additionally | however | finally | otherwise | meanwhile | maybe | unfortunately | great | ok | also | then |
        now | soon | therefore | still | probably | likely | just | hopefully | already | kindly | please | both |
        possibly | all
    """,
    "open_status": """
        ongoing | on-going | in progress | not done | roll over | roll this over | rolled over | open | pending |
        still open | not started | not yet | underway | to do | carried over | carry over | wip | started |
        no update | no progress | partial | still working | awaiting | waiting | in hand | partly | partially |
        carried forward | deferred | chased | chasing | outstanding
    """,
    "dropped": """
        drop | dropping | dropped | remove from | removed from | no longer needed | no longer relevant |
        no longer applicable
    """,
    "closed_status": """
        done | completed | complete | closed | landed | finished | resolved | merged | fixed | cancelled | canceled |
        dropped | drop | dropping | no longer needed | no longer relevant | no longer applicable |
        no longer really applicable | remove from | removed from this list | covered under | covered later |
        accomplished | delivered | posted | created | submitted and merged | has been sent | has been created |
        has been opened | was sent | was opened | opened issue | issue opened | issue created | is done | now done
    """,
}
LABELS = {
    "present": """
        present | attendees | attendance | participants | in attendance | members present | attending | who attended |
        roll call | people present | also present | guests | invited | team members present | on the call |
        attendees present | participants present | attended | board members present | officers present |
        those present | observers present | observers
    """,
    "absent": """
        absent | apologies | regrets | not present | apologies for absence | members absent | excused | absentees |
        not attending
    """,
    "next": """
        next meeting | upcoming meetings | next meetings | future meetings | next meeting date |
        date of next meeting | next call | next session | meeting schedule | upcoming meeting dates |
        dates of next meetings
    """,
    "review": """
        actions from last meeting | actions from previous meeting | previous actions | previous action items |
        action items from last meeting | action items from previous meeting | review of action items |
        review of actions | action item review | review action items | last meeting's actions | old action items |
        existing action items | outstanding action items | open action items | open actions | outstanding actions |
        goals from last time | ongoing action items | past action items | review of previous action items |
        status of action items | carried over action items | action item status | action log | action list
    """,
    "actions": """
        actions | plans for the coming week | plans for this week | plans for next week | plan for next week |
        goals for next week | goals for the week | this week | action items | action item | actions for next meeting |
        next steps | todo | to do | to-do | todos | to dos | new actions | new action items | tasks | follow ups |
        follow-ups | follow up | followups | assignments | new/roll over actions | new / roll over actions |
        actions agreed | action points | next actions | summary of action items | goals for next time |
        goals for next meeting | homework | follow up items | follow-up items | action register | ai | ais |
        action required | what's next | deliverables | roll over actions | list of actions
    """,
    "postponed": """
        postponed | for next week | for next meeting | still pending | pending | tabled | tabled items |
        deferred items | deferred | postponed items | postponed conversations | items for next meeting |
        items for future meetings | next meeting agenda | agenda for next meeting | parking lot | parked items |
        future agenda items | future agenda topics | unfinished business | topics for next meeting |
        items for next agenda | not discussed | for next time | agenda items for next meeting |
        agenda items for future meetings | suggested future agenda items | future business | backlog |
        next week's agenda | items carried over | agenda for next week | next time
    """,
    "decision": "decision | decisions | resolution | resolutions | resolved | agreed | decisions made",
    "formal": """
        call to order | welcome | approval of minutes | approval of the minutes | approval of agenda |
        adoption of agenda | adoption of the agenda | minutes of previous meeting | minutes of the previous meeting |
        previous minutes | adjournment | opening | closing | pledge of allegiance | quorum | adjourn | introductions |
        roll call | close of meeting | minutes approved | close | opening of the meeting | review of agenda |
        review and approval of minutes | meeting times
    """,
    "agenda": """
        agenda | proposed agenda | agenda items | meeting agenda | today's agenda | agenda topics | topics |
        order of business | additional agenda items | draft agenda
    """,
    "proposal": """
        motions | motion | proposals | proposal | background | proposed decision | earlier decisions | reservations |
        consent calendar | consent agenda
    """,
    "discuss": """
        discussion | notes | minutes | updates | reports | summary | round table | standup | stand up |
        status updates | announcements | information | q&a | discussion summary
    """,
    "links": """
        links | resources | references | attachments | appendix | useful links | recording | recordings | materials
    """,
    "header": """
        location | date | time | chair | scribe | note taker | facilitator | date and time | venue | where | when
    """,
    "sign": "respectfully submitted | minutes taken by | recorded by | signed | minutes submitted by",
    "status": """
        status | owner | owners | assignee | assignees | due | due date | deadline | responsible | who | when |
        priority | comments | comment | notes
    """,
    "elected": "elections | election of officers | nominations | appointments",
}
FORMS = Forms(
    "en",
    SIGNS,
    LABELS,
    present_endings=(),
    past_endings=("ed",),
    present="-s",
    to=frozenset({"to"}),
)

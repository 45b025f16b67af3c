<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>InspectorText</name>
    <message numerus="yes">
        <source>Room for %n more machine(s)</source>
        <translation>
            <numerusform>Room for %n more machine</numerusform>
            <numerusform>Room for %n more machines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapText</name>
    <message numerus="yes">
        <source>%n machine(s) now, min %1, max %2</source>
        <translation>
            <numerusform>%n machine now, min %1, max %2</numerusform>
            <numerusform>%n machines now, min %1, max %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s)</source>
        <translation>
            <numerusform>%n pod</numerusform>
            <numerusform>%n pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not running</source>
        <translation>
            <numerusform>%n not running</numerusform>
            <numerusform>%n not running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) wait</source>
        <translation>
            <numerusform>%n pod waits</numerusform>
            <numerusform>%n pods wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderText</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n machine</numerusform>
            <numerusform>%n machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s)</source>
        <translation>
            <numerusform>%n pod</numerusform>
            <numerusform>%n pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n volume</numerusform>
            <numerusform>%n volumes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s)</source>
        <translation>
            <numerusform>%n replica</numerusform>
            <numerusform>%n replicas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n NAT gateway(s)</source>
        <translation>
            <numerusform>%n NAT gateway</numerusform>
            <numerusform>%n NAT gateways</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::lessons::LessonPane</name>
    <message numerus="yes">
        <source>%n point(s) of 100</source>
        <translation>
            <numerusform>%n point of 100</numerusform>
            <numerusform>%n points of 100</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::views::FactsView</name>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>%n fact</numerusform>
            <numerusform>%n facts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n fact(s)</source>
        <translation>
            <numerusform>%1 of %n fact</numerusform>
            <numerusform>%1 of %n facts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>drydock::views::MapList</name>
    <message numerus="yes">
        <source>%n pod(s)</source>
        <translation>
            <numerusform>%n pod</numerusform>
            <numerusform>%n pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
</context>
</TS>

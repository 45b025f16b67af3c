<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
    <context>
        <name>MapText</name>
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

// Words of actions and of the inspector, each in one translation context.
#pragma once

#include <QCoreApplication>

namespace drydock::bridge {

class OrderText {
  Q_DECLARE_TR_FUNCTIONS(OrderText)
};

class InspectorText {
  Q_DECLARE_TR_FUNCTIONS(InspectorText)
};

}  // namespace drydock::bridge

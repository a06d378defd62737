#pragma once

#include "base/types.h"

#include <QObject>
#include <QPointF>

#include <optional>
#include <vector>

namespace holdout {

/// What the person attends to in the lab, shared by all linked views: the points asked about, the
/// samples selected, and whether the test part has been looked at.
class Focus : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// The pinned position, else the one under the mouse; in plane units.
    std::optional<QPointF> probe() const { return m_pinned ? m_pinned : m_hovered; }
    const std::optional<QPointF>& pinned() const { return m_pinned; }
    const std::optional<QPointF>& secondPin() const { return m_second; }
    void setPinned(const std::optional<QPointF>& position);
    void setSecondPin(const std::optional<QPointF>& position);
    void setHovered(const std::optional<QPointF>& position);

    /// Rows of the raw data set, rising.
    const std::vector<Index>& selection() const { return m_selection; }
    void select(std::vector<Index> rows);

    bool testUnlocked() const { return m_testUnlocked; }
    int testLooks() const { return m_testLooks; }
    void unlockTest();
    void lockTest();

signals:
    void probeChanged();
    void selectionChanged();
    void testLockChanged();

private:
    std::optional<QPointF> m_pinned, m_second, m_hovered;
    std::vector<Index> m_selection;
    bool m_testUnlocked = false;
    int m_testLooks = 0;
};

} // namespace holdout

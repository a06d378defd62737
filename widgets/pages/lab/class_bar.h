#pragma once

#include <QStringList>
#include <QWidget>

namespace holdout {

/// How many samples each class has: a bar cut into the classes' colours, and the numbers below it.
class ClassBar : public QWidget {
    Q_OBJECT

public:
    ClassBar(const QStringList& names, const QList<qint64>& sizes, QWidget* parent = nullptr);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int arrange(int width, QPainter* painter) const;

    QStringList m_words; ///< "Adelie 152", one per class.
    QList<qint64> m_sizes;
};

} // namespace holdout
